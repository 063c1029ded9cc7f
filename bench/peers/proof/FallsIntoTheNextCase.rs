// Defect: the end of a case is forgotten and the next one runs too.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let priority = std::env::args().count();
    let mut volume = 0;
    match priority {
        1 => volume = 3,
        2 => volume += 1,
    }
    std::println!("{volume}");
}
