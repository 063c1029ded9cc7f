// Defect: a step does more work than its period has time for.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step() -> f64 {
    let mut sum = 0.0;
    for i in 0..5_000_000_u64 {
        sum += std::hint::black_box(i as f64);
    }
    sum
}

fn main() {
    std::println!("{}", step());
}
