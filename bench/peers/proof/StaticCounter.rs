// Defect: two devices share a counter that no port declares.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use core::sync::atomic::{AtomicU64, Ordering};

static BOLUSES: AtomicU64 = AtomicU64::new(0);

fn step() -> u64 {
    BOLUSES.fetch_add(1, Ordering::Relaxed)
}

fn main() {
    std::println!("{} {}", step(), step());
}
