// Defect: a message is put together in a step.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::format;
use alloc::string::String;

struct Alarm {
    text: String,
}

impl Alarm {
    fn step(&mut self, now_ns: i64) {
        self.text = format!("late by {now_ns} ns");
    }
}

fn main() {
    let mut alarm = Alarm { text: String::new() };
    alarm.step(std::env::args().count() as i64);
    std::println!("{}", alarm.text);
}
