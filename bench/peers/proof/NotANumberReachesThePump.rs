// Defect: an undefined rate reaches the actuator.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

#[derive(Clone, Copy)]
struct Rate(f64);

impl Rate {
    const MOST: f64 = 3.0;

    fn units_per_hour(value: f64) -> Option<Rate> {
        (0.0..=Rate::MOST).contains(&value).then_some(Rate(value))
    }
}

fn main() {
    let minutes = std::env::args().count() as f64 - 1.0;
    let units = std::env::args().skip(1).count() as f64;
    match Rate::units_per_hour(units / minutes) {
        Some(Rate(rate)) => std::println!("{rate}"),
        None => std::process::exit(3),
    }
}
