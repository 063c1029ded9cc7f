// Defect: absence is known to the type and waved away.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Port {
    reading: Option<f64>,
}

fn main() {
    let port = Port { reading: (std::env::args().count() > 3).then_some(1.0) };
    std::println!("{}", port.reading.unwrap());
}
