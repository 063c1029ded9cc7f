// Defect: a method always calls itself.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn settle(n: u64) -> u64 {
    1 + settle(std::hint::black_box(n + 1))
}

fn main() {
    std::println!("{}", settle(0));
}
