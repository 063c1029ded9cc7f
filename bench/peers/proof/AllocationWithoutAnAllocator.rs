// Defect: a step makes an array of a size that data decides; the firmware has no allocator.
#![no_std]
#![forbid(unsafe_code)]
#![crate_type = "lib"]

pub fn step(count: usize) -> f64 {
    let values = vec![1.0_f64; count];
    values.iter().sum()
}
