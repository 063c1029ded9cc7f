// Defect: two things hold each other and are never given back.
#![no_std]
#![forbid(unsafe_code)]
extern crate alloc;
extern crate std;

use alloc::rc::Rc;
use core::cell::RefCell;

struct Node {
    other: RefCell<Option<Rc<Node>>>,
}

fn step() {
    let a = Rc::new(Node { other: RefCell::new(None) });
    let b = Rc::new(Node { other: RefCell::new(Some(Rc::clone(&a))) });
    *a.other.borrow_mut() = Some(b);
}

fn main() {
    for _ in 0..100_000 {
        step();
    }
    std::println!("leaked");
}
