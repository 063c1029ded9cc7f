// Defect: a part is taken for a part of another type.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Pump {
    rate: f64,
}

struct Valve {
    angle: f64,
}

fn main() {
    let valve = Valve { angle: 45.0 };
    let pump = valve as Pump;
    std::println!("{}", pump.rate);
}
