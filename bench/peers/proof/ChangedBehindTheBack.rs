// Defect: a reading is kept by reference and changes while it is used.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Slot {
    value: f64,
}

fn main() {
    let mut slot = Slot { value: 5.0 };
    let kept = &slot;
    slot.value = 9.0;
    std::println!("{}", kept.value);
}
