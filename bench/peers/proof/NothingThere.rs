// Defect: a part that may be absent is used as if it were there.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Sensor {
    value: f64,
}

struct Port {
    sensor: Option<Sensor>,
}

fn main() {
    let port = Port { sensor: None };
    std::println!("{}", port.sensor.value);
}
