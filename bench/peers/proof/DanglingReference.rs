// Defect: a reference to something local outlives it.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn newest(values: &[f64]) -> &f64 {
    let copy = [values[0]; 2];
    &copy[1]
}

fn main() {
    std::println!("{}", newest(&[1.0, 2.0]));
}
