// Defect: a method calls itself as often as data says.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn depth(n: u64) -> u64 {
    if n == 0 { 0 } else { 1 + depth(n - 1) * std::hint::black_box(1) }
}

fn main() {
    let n = 100_000_000 * std::env::args().count() as u64;
    std::println!("{}", depth(n));
}
