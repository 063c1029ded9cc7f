// Defect: the start may allocate, a step must not, and does.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::vec::Vec;

struct Filter {
    taps: Vec<f64>,
}

impl Filter {
    fn assemble(count: usize) -> Filter {
        Filter { taps: alloc::vec![0.5; count] }
    }

    fn step(&mut self, sample: f64) -> f64 {
        let products: Vec<f64> = self.taps.iter().map(|tap| tap * sample).collect();
        products.iter().sum()
    }
}

fn main() {
    let mut filter = Filter::assemble(4);
    std::println!("{}", filter.step(2.0));
}
