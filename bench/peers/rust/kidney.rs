//! The peer of `bench kidney`: a body whose water, salt and waste only a machine takes, in Rust.
//!
//! ```text
//! kidney PEOPLE HOURS
//! ```
//!
//! The model of `homeostat.body.kidney.DialysisPatient`, the same sums in the same order; see
//! `kidney.c` beside it for who lives how and what is printed.

mod clock;

const PLASMA: usize = 0;
const TISSUE: usize = 1;
const CELLS: usize = 2;
const UREA_OUT: usize = 3;
const UREA_IN: usize = 4;
const SODIUM: usize = 5;
const POTASSIUM_OUT: usize = 6;
const POTASSIUM_IN: usize = 7;
const STATES: usize = 8;

type State = [f64; STATES];

const STEP: f64 = 0.125;
const WEIGHT: f64 = 70.0;
const PROTEIN: f64 = 7.0;

#[derive(Default)]
struct Body {
    state: State,
    dry_plasma: f64,
    dry_tissue: f64,
    red: f64,
    protein: f64,
    tissue_protein: f64,
    ratio: f64,
    fixed: f64,
    urea_cleared: f64,
    potassium_cleared: f64,
    drawn: f64,
    drunk: f64,
    salted: f64,
    eaten: f64,
}

fn oncotic(grams: f64, water: f64) -> f64 {
    let c = grams / (water / 100.0);
    c * (2.1 + c * (0.16 + c * 0.009))
}

fn osmolality(s: &State) -> f64 {
    (2.0 * s[SODIUM] + 2.0 * s[POTASSIUM_OUT] + s[UREA_OUT]) / ((s[PLASMA] + s[TISSUE]) / 1000.0)
}

impl Body {
    fn new(surplus: f64) -> Body {
        let water = WEIGHT * 0.58 * 1000.0;
        let mut b = Body { dry_plasma: WEIGHT * 43.0, ratio: 140.0 / 5.2, ..Default::default() };
        b.state[CELLS] = water * 0.6;
        b.dry_tissue = water - b.state[CELLS] - b.dry_plasma;
        b.red = b.dry_plasma * 0.36 / (1.0 - 0.36);
        b.protein = PROTEIN * b.dry_plasma / 100.0;
        b.tissue_protein = PROTEIN * 0.3 * b.dry_tissue / 100.0;
        let outside = b.dry_plasma + b.dry_tissue + surplus;
        let (mut low, mut high) = (b.dry_plasma / 2.0, b.dry_plasma * 2.0);
        for _ in 0..60 {
            let middle = (low + high) / 2.0;
            if b.filtration(middle, outside - middle) > 0.0 { high = middle } else { low = middle }
        }
        b.state[PLASMA] = low;
        b.state[TISSUE] = outside - low;
        let (out, inside) = ((b.state[PLASMA] + b.state[TISSUE]) / 1000.0, b.state[CELLS] / 1000.0);
        b.state[UREA_OUT] = 24.0 * out;
        b.state[UREA_IN] = 24.0 * inside;
        b.state[SODIUM] = 138.0 * out;
        b.state[POTASSIUM_OUT] = 5.2 * out;
        b.state[POTASSIUM_IN] = 140.0 * inside;
        b.fixed = osmolality(&b.state) * inside - b.state[UREA_IN] - 2.0 * b.state[POTASSIUM_IN];
        b
    }

    fn filtration(&self, plasma: f64, tissue: f64) -> f64 {
        let vessels = (plasma - self.dry_plasma) / 400.0;
        let spaces = (tissue - self.dry_tissue) / 370.0;
        let pull = oncotic(self.protein, plasma) - oncotic(self.protein, self.dry_plasma);
        let back = oncotic(self.tissue_protein, tissue)
            - oncotic(self.tissue_protein, self.dry_tissue);
        4.5 * (vessels - spaces - pull + back)
    }

    fn slopes(&self, s: &State) -> State {
        let (out, inside) = ((s[PLASMA] + s[TISSUE]) / 1000.0, s[CELLS] / 1000.0);
        let drawn = self.drawn / 1000.0;
        let filtered = self.filtration(s[PLASMA], s[TISSUE]);
        let cells = (self.fixed + s[UREA_IN] + 2.0 * s[POTASSIUM_IN]) / inside;
        let from_cells = 25.0 * (osmolality(s) - cells);
        let urea = s[UREA_OUT] / out;
        let urea_across = 600.0 / 1000.0 * (s[UREA_IN] / inside - urea);
        let sodium = s[SODIUM] / out;
        let potassium = s[POTASSIUM_OUT] / out;
        let across = 250.0 / 1000.0 * (s[POTASSIUM_IN] / inside / self.ratio - potassium);
        [-filtered - self.drawn,
            filtered + from_cells + self.drunk,
            -from_cells,
            urea_across + 0.21 - self.urea_cleared / 1000.0 * urea,
            -urea_across,
            self.salted - drawn * sodium - self.urea_cleared / 1000.0 * (sodium - 138.0),
            self.eaten + across - drawn * potassium
                - self.potassium_cleared / 1000.0 * (potassium - 2.0),
            -across]
    }

    fn step(&mut self) {
        let start = self.state;
        let first = self.slopes(&start);
        let second = self.slopes(&moved(&start, &first, STEP / 2.0));
        let third = self.slopes(&moved(&start, &second, STEP / 2.0));
        let fourth = self.slopes(&moved(&start, &third, STEP));
        for i in 0..STATES {
            self.state[i] += STEP / 6.0 * (first[i] + 2.0 * (second[i] + third[i]) + fourth[i]);
        }
    }

    fn live(&mut self, hours: u64, drawn: f64) -> f64 {
        let mut sum = 0.0;
        for hour in 0..hours {
            let treated = hour % 48 < 4;
            self.urea_cleared = if treated { 240.0 } else { 0.0 };
            self.potassium_cleared = if treated { 180.0 } else { 0.0 };
            self.drawn = if treated { drawn } else { 0.0 };
            self.drunk = if treated { 0.0 } else { drawn / 11.0 };
            self.salted = if treated { 0.0 } else { drawn / 11.0 * 0.138 };
            self.eaten = if treated { 0.0 } else { 0.04 };
            for _ in 0..480 {
                self.step();
                let s = &self.state;
                sum += s[UREA_OUT] / ((s[PLASMA] + s[TISSUE]) / 1000.0);
            }
        }
        sum / (hours * 480) as f64
    }
}

fn moved(from: &State, slope: &State, step: f64) -> State {
    let mut at = [0.0; STATES];
    for i in 0..STATES {
        at[i] = from[i] + step * slope[i];
    }
    at
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let people: usize = words[1].parse().expect("PEOPLE is a number");
    let hours: u64 = words[2].parse().expect("HOURS is a number");
    let mut answers = Vec::new();
    let from = clock::cpu_seconds();
    for i in 0..people {
        let mut body = Body::new(2500.0);
        let mean = body.live(hours, 8.0 + i as f64 / 4.0);
        answers.push((mean, body.state[PLASMA] + body.red));
    }
    println!("cpu-seconds {:.9}", clock::cpu_seconds() - from);
    for (i, (mean, end)) in answers.iter().enumerate() {
        println!("person {} {} {}", i, mean, end);
    }
}
