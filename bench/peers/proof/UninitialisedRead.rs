// Defect: a variable is read on a way on which nobody set it.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let rate: f64;
    if std::env::args().count() > 3 {
        rate = 1.0;
    }
    std::println!("{rate}");
}
