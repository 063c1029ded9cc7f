// Defect: an integer is divided by zero, from data.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(units: i32, count: i32) -> i32 {
    units / count
}

fn main() {
    std::println!("{}", step(100, std::env::args().count() as i32 - 1));
}
