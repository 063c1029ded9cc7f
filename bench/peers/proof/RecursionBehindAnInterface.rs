// Defect: two parts call each other through an interface.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

trait Stage {
    fn next(&self, others: &[&dyn Stage], n: u64) -> u64;
}

struct Up;
struct Down;

impl Stage for Up {
    fn next(&self, others: &[&dyn Stage], n: u64) -> u64 {
        1 + others[1].next(others, std::hint::black_box(n))
    }
}

impl Stage for Down {
    fn next(&self, others: &[&dyn Stage], n: u64) -> u64 {
        1 + others[0].next(others, std::hint::black_box(n))
    }
}

fn main() {
    let stages: [&dyn Stage; 2] = [&Up, &Down];
    std::println!("{}", stages[0].next(&stages, 0));
}
