// Defect: one part is changed by two at once, and the check for it is at run time.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use core::cell::RefCell;

struct Ledger {
    total: RefCell<f64>,
}

impl Ledger {
    fn add(&self, more: f64) {
        let mut total = self.total.borrow_mut();
        *total += more;
        self.settle();
    }

    fn settle(&self) {
        *self.total.borrow_mut() -= 1.0;
    }
}

fn main() {
    let ledger = Ledger { total: RefCell::new(0.0) };
    ledger.add(std::env::args().count() as f64);
    std::println!("{}", ledger.total.borrow());
}
