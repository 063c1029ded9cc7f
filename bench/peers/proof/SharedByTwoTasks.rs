// Defect: two tasks write one part, and no port lies between them.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::thread;

struct Total {
    units: f64,
}

fn main() {
    let mut total = Total { units: 0.0 };
    thread::scope(|scope| {
        scope.spawn(|| total.units += 1.0);
        scope.spawn(|| total.units += 2.0);
    });
    std::println!("{}", total.units);
}
