// Defect: a decision over a closed family forgets one of its kinds.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

enum Mode {
    Basal,
    Bolus,
    Stopped,
}

fn rate(mode: Mode) -> f64 {
    match mode {
        Mode::Basal => 1.0,
        Mode::Bolus => 5.0,
    }
}

fn main() {
    std::println!("{} {} {}", rate(Mode::Basal), rate(Mode::Bolus), rate(Mode::Stopped));
}
