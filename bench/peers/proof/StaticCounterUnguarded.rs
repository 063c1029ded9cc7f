// Defect: two threads share a counter without order.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

static mut BOLUSES: u64 = 0;

fn step() -> u64 {
    BOLUSES += 1;
    BOLUSES
}

fn main() {
    std::println!("{}", step());
}
