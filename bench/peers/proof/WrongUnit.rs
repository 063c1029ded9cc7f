// Defect: a pressure is given where a flow is asked for.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

use core::marker::PhantomData;

struct Pressure;
struct Flow;

struct Quantity<Q> {
    base: f64,
    dimension: PhantomData<Q>,
}

impl Quantity<Pressure> {
    fn pascal(base: f64) -> Self {
        Quantity { base, dimension: PhantomData }
    }
}

fn drive(flow: Quantity<Flow>) -> f64 {
    flow.base
}

fn main() {
    std::println!("{}", drive(Quantity::<Pressure>::pascal(12.0)));
}
