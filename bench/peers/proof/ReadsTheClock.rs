// Defect: a step asks what time it is instead of being told.
#![no_std]
#![forbid(unsafe_code)]
#![crate_type = "lib"]

pub fn step() -> u128 {
    std::time::Instant::now().elapsed().as_nanos()
}
