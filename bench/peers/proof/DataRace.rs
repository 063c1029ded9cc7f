// Defect: two threads write one number without order.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::thread;

fn main() {
    let mut total = 0_u64;
    let other = thread::spawn(|| {
        for _ in 0..1000 {
            total += 1;
        }
    });
    for _ in 0..1000 {
        total += 1;
    }
    other.join().unwrap();
    std::println!("{total}");
}
