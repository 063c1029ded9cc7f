// Defect: an assignment to a flag stands where a comparison is meant.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let mut armed = std::env::args().count() > 3;
    if armed = true {
        std::println!("fires");
    }
    std::println!("{armed}");
}
