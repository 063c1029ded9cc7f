//! What the clinic has set for this person, and the hash that orders carry of it.

use crate::kernel::Digest;

/// The prescription in force: values, their ranges, what is staged, and their hash.
pub struct Therapy {
    pub basal: f64,
    pub carbohydrate_ratio: f64,
    pub correction_factor: f64,
    pub daily_insulin: f64,
    pub weight: f64,
    pub target: f64,
    staged: [f64; 6],
    version: u64,
    pub hash: u64,
}

const RANGES: [(f64, f64); 6] =
    [(0.05, 8.0), (2.0, 100.0), (4.0, 400.0), (4.0, 200.0), (8.0, 250.0), (90.0, 160.0)];

impl Therapy {
    pub fn ordinary() -> Therapy {
        let mut therapy = Therapy {
            basal: 0.0,
            carbohydrate_ratio: 0.0,
            correction_factor: 0.0,
            daily_insulin: 0.0,
            weight: 0.0,
            target: 0.0,
            staged: [0.9, 12.0, 42.0, 42.0, 75.0, 110.0],
            version: 0,
            hash: 0,
        };
        therapy.confirm();
        therapy
    }

    pub fn stage(&mut self, parameter: usize, value: f64) {
        let (low, high) = RANGES[parameter];
        if value >= low && value <= high {
            self.staged[parameter] = value;
        }
    }

    pub fn confirm(&mut self) {
        [
            self.basal,
            self.carbohydrate_ratio,
            self.correction_factor,
            self.daily_insulin,
            self.weight,
            self.target,
        ] = self.staged;
        self.version += 1;
        let mut digest = Digest::start();
        digest.word(self.version);
        for value in self.staged {
            digest.number(value);
        }
        self.hash = digest.0;
    }
}
