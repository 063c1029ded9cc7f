// Defect: an array is read beyond its end, at an index from data.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Table {
    rates: [f64; 3],
}

impl Table {
    fn step(&self, index: usize) -> f64 {
        self.rates[index]
    }
}

fn main() {
    let table = Table { rates: [1.0, 2.0, 3.0] };
    std::println!("{}", table.step(2 + std::env::args().count()));
}
