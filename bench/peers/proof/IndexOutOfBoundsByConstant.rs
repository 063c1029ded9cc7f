// Defect: an array is read beyond its end, at an index in the source.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let rates = [1.0, 2.0, 3.0];
    std::println!("{}", rates[3]);
}
