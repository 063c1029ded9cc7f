// Defect: a valve that was opened is never closed.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use core::mem;

struct Valve<'a> {
    open: &'a mut bool,
}

impl Drop for Valve<'_> {
    fn drop(&mut self) {
        *self.open = false;
    }
}

fn main() {
    let mut open = true;
    mem::forget(Valve { open: &mut open });
    std::println!("{open}");
}
