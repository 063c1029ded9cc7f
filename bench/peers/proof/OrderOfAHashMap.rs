// Defect: what happens first depends on a hash that differs from run to run.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use std::collections::HashMap;

fn main() {
    let mut alarms = HashMap::new();
    alarms.insert("low", 2);
    alarms.insert("high", 1);
    alarms.insert("late", 3);
    std::println!("{:?}", alarms.keys().next());
}
