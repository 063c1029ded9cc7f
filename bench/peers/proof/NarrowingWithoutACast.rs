// Defect: a wide number is put into a narrow one without a word.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let milliunits: i64 = 70_000 * std::env::args().count() as i64;
    let sent: i16 = milliunits;
    std::println!("{sent}");
}
