// Defect: memory is read after it was given back.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::boxed::Box;

fn main() {
    let sample = Box::new(7.0_f64);
    drop(sample);
    std::println!("{}", *sample);
}
