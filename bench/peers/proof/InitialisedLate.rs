// Defect: a table is filled when a step first touches it.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::sync::LazyLock;

static SQUARES: LazyLock<[u64; 64]> = LazyLock::new(|| {
    let mut table = [0; 64];
    for (i, square) in table.iter_mut().enumerate() {
        *square = (i * i) as u64;
    }
    table
});

fn step(n: usize) -> u64 {
    SQUARES[n % 64]
}

fn main() {
    std::println!("{}", step(std::env::args().count()));
}
