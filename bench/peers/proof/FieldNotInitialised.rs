// Defect: a field that must be set is not set by the constructor.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Limits {
    low: f64,
    high: f64,
}

fn main() {
    let limits = Limits { low: 1.0 };
    std::println!("{} {}", limits.low, limits.high);
}
