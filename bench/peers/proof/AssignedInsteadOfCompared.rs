// Defect: an assignment stands where a comparison is meant.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let mut priority = std::env::args().count();
    if priority = 2 {
        priority += 1;
    }
    std::println!("{priority}");
}
