// Defect: a number in mmol/L is used where mg/dL is meant.
#![no_std]
#![forbid(unsafe_code)]
extern crate std;

mod glucose {
    #[derive(Clone, Copy)]
    pub struct Glucose(f64);

    impl Glucose {
        pub fn mg_per_dl(value: f64) -> Glucose {
            Glucose(value)
        }

        pub fn mmol_per_l(value: f64) -> Glucose {
            Glucose(value * 18.016)
        }

        pub fn in_mg_per_dl(self) -> f64 {
            self.0
        }
    }
}
use glucose::Glucose;

fn is_low(glucose: Glucose) -> bool {
    glucose.in_mg_per_dl() < Glucose::mg_per_dl(70.0).in_mg_per_dl()
}

fn main() {
    let shown = 5.5 * std::env::args().count() as f64;
    std::println!("{} {}", is_low(Glucose::mmol_per_l(shown)), is_low(shown));
}
