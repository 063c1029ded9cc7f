// Defect: a limit is made as a closure in a step and kept.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::boxed::Box;

struct Guard {
    limit: Box<dyn Fn(f64) -> f64>,
}

impl Guard {
    fn step(&mut self, most: f64) {
        self.limit = Box::new(move |asked| asked.min(most));
    }
}

fn main() {
    let mut guard = Guard { limit: Box::new(|asked| asked) };
    guard.step(std::env::args().count() as f64);
    std::println!("{}", (guard.limit)(5.0));
}
