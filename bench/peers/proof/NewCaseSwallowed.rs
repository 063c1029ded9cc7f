// Defect: a catch-all answers for a kind that was added later.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

#[derive(Clone, Copy)]
enum Mode {
    Basal,
    Bolus,
    Stopped,
}

fn rate(mode: Mode) -> f64 {
    match mode {
        Mode::Bolus => 5.0,
        _ => 1.0,
    }
}

fn main() {
    for mode in [Mode::Basal, Mode::Bolus, Mode::Stopped] {
        std::println!("{}", rate(mode));
    }
}
