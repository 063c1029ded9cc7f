// Defect: the answer of a command that failed is not looked at.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

#[derive(Debug)]
struct Occluded;

fn deliver(units: f64) -> Result<f64, Occluded> {
    if units > 1.0 { Err(Occluded) } else { Ok(units) }
}

fn main() {
    let units = 2.0 * std::env::args().count() as f64;
    deliver(units);
    std::println!("delivered {units}");
}
