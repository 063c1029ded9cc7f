// Defect: two threads take two locks in opposite order.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use std::sync::{Arc, Barrier, Mutex};
use std::thread;

fn main() {
    let locks = Arc::new((Mutex::new(0), Mutex::new(0), Barrier::new(2)));
    let same = Arc::clone(&locks);
    let other = thread::spawn(move || {
        let mut second = same.1.lock().unwrap();
        same.2.wait();
        *second += *same.0.lock().unwrap();
    });
    let mut first = locks.0.lock().unwrap();
    locks.2.wait();
    *first += *locks.1.lock().unwrap();
    drop(first);
    other.join().unwrap();
    std::println!("met");
}
