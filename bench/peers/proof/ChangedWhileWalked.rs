// Defect: a list is changed while it is walked.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::vec;

fn main() {
    let mut alarms = vec![1, 2, 3];
    for alarm in &alarms {
        if *alarm == 2 {
            alarms.push(4);
        }
    }
    std::println!("{alarms:?}");
}
