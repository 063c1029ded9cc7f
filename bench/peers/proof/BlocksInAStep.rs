// Defect: a step sleeps.
#![no_std]
#![forbid(unsafe_code)]
#![crate_type = "lib"]

use core::time::Duration;

pub fn step() {
    std::thread::sleep(Duration::from_millis(1));
}
