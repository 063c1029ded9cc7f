// Defect: a sum of integers runs over, from data.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(total: i32, more: i32) -> i32 {
    total + more
}

fn main() {
    std::println!("{}", step(i32::MAX, std::env::args().count() as i32));
}
