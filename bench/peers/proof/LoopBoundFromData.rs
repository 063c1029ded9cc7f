// Defect: a loop runs as often as a received number says.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(count: u64) -> f64 {
    let mut sum = 0.0;
    for i in 0..count {
        sum += std::hint::black_box(i as f64);
    }
    sum
}

fn main() {
    std::println!("{}", step(u64::MAX / std::env::args().count() as u64));
}
