// Defect: somebody reaches around the rules on purpose.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let rates = [1.0, 2.0, 3.0];
    let index = 2 + std::env::args().count();
    std::println!("{}", unsafe { *rates.get_unchecked(index) });
}
