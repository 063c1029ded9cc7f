// Defect: an order for the pump is made around the guard.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

mod kernel {
    pub struct Order {
        units: f64,
    }

    impl Order {
        pub fn units(&self) -> f64 {
            self.units
        }
    }

    pub fn guard(asked: f64) -> Option<Order> {
        (asked <= 3.0).then_some(Order { units: asked })
    }
}
use kernel::{Order, guard};

fn main() {
    let fair = guard(2.0).map_or(0.0, |order| order.units());
    let forged = Order { units: 50.0 };
    std::println!("{} {}", fair, forged.units());
}
