// Defect: a number is shifted by more bits than it has, in the source.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    std::println!("{}", 1_i32 << 40);
}
