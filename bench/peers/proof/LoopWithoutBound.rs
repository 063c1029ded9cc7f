// Defect: a step waits in a loop for a flag that nobody raises.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use core::sync::atomic::{AtomicBool, Ordering};

static READY: AtomicBool = AtomicBool::new(false);

fn step() -> u64 {
    let mut turns = 0;
    while !READY.load(Ordering::Relaxed) {
        turns += 1;
    }
    turns
}

fn main() {
    std::println!("{}", step());
}
