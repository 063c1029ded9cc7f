// Defect: a part that is not made for it is used by two threads.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::rc::Rc;
use std::thread;

fn main() {
    let gain = Rc::new(2.0_f64);
    let same = Rc::clone(&gain);
    let other = thread::spawn(move || *same);
    std::println!("{} {}", gain, other.join().unwrap());
}
