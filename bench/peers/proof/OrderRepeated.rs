// Defect: one order is carried out twice.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Order {
    units: f64,
}

struct Pump {
    given: f64,
}

impl Pump {
    fn carry_out(&mut self, order: Order) {
        self.given += order.units;
    }
}

fn main() {
    let mut pump = Pump { given: 0.0 };
    let order = Order { units: 2.0 };
    pump.carry_out(order);
    pump.carry_out(order);
    std::println!("{}", pump.given);
}
