// Defect: a step needs more memory at once than its stack has.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn step(n: usize) -> u8 {
    let mut scratch = [0_u8; 64 * 1024 * 1024];
    scratch[n] = 1;
    std::hint::black_box(&scratch)[2 * n]
}

fn main() {
    std::println!("{}", step(std::env::args().count()));
}
