// Defect: an integer is divided by a zero in the source.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let units = std::env::args().count() as i32;
    std::println!("{}", units / 0);
}
