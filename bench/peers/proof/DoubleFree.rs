// Defect: memory is given back twice.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::boxed::Box;

fn main() {
    let sample = Box::new(7.0_f64);
    drop(sample);
    drop(sample);
}
