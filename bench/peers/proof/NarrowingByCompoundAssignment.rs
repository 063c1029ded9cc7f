// Defect: `+=` puts a wide sum into a narrow number.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let more: i64 = 70_000 * std::env::args().count() as i64;
    let mut sent: i16 = 1;
    sent += more;
    std::println!("{sent}");
}
