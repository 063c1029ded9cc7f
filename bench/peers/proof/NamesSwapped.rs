// Defect: two numbers of one type are given in the wrong order.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn clamp(value: f64, low: f64, high: f64) -> f64 {
    if value < low { low } else if value > high { high } else { value }
}

fn main() {
    let asked = 2.0 * std::env::args().count() as f64;
    std::println!("{}", clamp(asked, 3.0, 0.0));
}
