// Defect: a 64-bit time becomes a floating number that cannot hold it.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

fn main() {
    let now_ns: i64 = i64::MAX - std::env::args().count() as i64;
    let kept: f64 = now_ns;
    std::println!("{kept}");
}
