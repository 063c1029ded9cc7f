// Defect: a limit that is not a number lets everything through.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(asked: f64, most: f64) -> f64 {
    if asked > most { most } else { asked }
}

fn main() {
    let minutes = std::env::args().count() as f64 - 1.0;
    let units = std::env::args().skip(1).count() as f64;
    std::println!("{}", step(50.0, units / minutes));
}
