// Defect: a check is there in the build that is tested and not in the one that ships.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(units: f64) -> f64 {
    debug_assert!(units < 3.0, "too much");
    units
}

fn main() {
    std::println!("{}", step(50.0 * std::env::args().count() as f64));
}
