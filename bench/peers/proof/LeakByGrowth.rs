// Defect: a list grows a little in each step.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::vec::Vec;

struct Trend {
    values: Vec<i64>,
}

impl Trend {
    fn step(&mut self, now_ns: i64) {
        self.values.push(now_ns);
    }
}

fn main() {
    let mut trend = Trend { values: Vec::new() };
    for now_ns in 0..100_000 {
        trend.step(now_ns);
    }
    std::println!("{}", trend.values.len());
}
