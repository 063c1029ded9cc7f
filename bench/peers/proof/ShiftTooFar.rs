// Defect: a number is shifted by more than it has bits, from data.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let count = 40 * std::env::args().count() as u32;
    std::println!("{}", 1_i32 << count);
}
