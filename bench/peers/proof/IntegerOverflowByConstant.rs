// Defect: a sum of two constants runs over.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let total: i32 = i32::MAX + 1;
    std::println!("{total}");
}
