// Defect: one of several filters behind an interface allocates.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::boxed::Box;
use alloc::vec::Vec;

trait Filter {
    fn next(&mut self, sample: f64) -> f64;
}

struct Mean {
    mean: f64,
}

impl Filter for Mean {
    fn next(&mut self, sample: f64) -> f64 {
        self.mean += (sample - self.mean) / 8.0;
        self.mean
    }
}

struct Middle;

impl Filter for Middle {
    fn next(&mut self, sample: f64) -> f64 {
        let mut sorted: Vec<f64> = core::iter::once(sample).chain([1.0, 2.0]).collect();
        sorted.sort_by(f64::total_cmp);
        sorted[1]
    }
}

fn main() {
    let mut filters: [Box<dyn Filter>; 2] = [Box::new(Mean { mean: 0.0 }), Box::new(Middle)];
    let mut sample = std::env::args().count() as f64;
    for filter in &mut filters {
        sample = filter.next(sample);
    }
    std::println!("{sample}");
}
