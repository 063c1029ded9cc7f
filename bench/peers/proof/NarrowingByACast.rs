// Defect: a cast throws away the upper bits of a dose.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let milliunits = 70_000 * std::env::args().count() as i64;
    let sent = milliunits as u16;
    std::println!("{sent}");
}
