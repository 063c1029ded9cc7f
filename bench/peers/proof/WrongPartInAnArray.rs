// Defect: a part is stored in an array of parts of another type.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Pump;
struct Valve;

fn main() {
    let mut parts: [Pump; 1] = [Pump];
    parts[0] = Valve;
    std::println!("{}", parts.len());
}
