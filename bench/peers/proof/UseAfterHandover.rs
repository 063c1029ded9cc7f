// Defect: a part is used after it was handed to somebody else.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

struct Syringe {
    units: f64,
}

struct Store {
    units: f64,
}

impl Store {
    fn take(&mut self, syringe: Syringe) {
        self.units += syringe.units;
    }
}

fn main() {
    let mut store = Store { units: 0.0 };
    let syringe = Syringe { units: 5.0 };
    store.take(syringe);
    std::println!("{} {}", store.units, syringe.units);
}
