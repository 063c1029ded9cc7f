//! The peer of `bench lung`: gas exchange of a person on a membrane lung, in Rust.
//!
//! ```text
//! lung PEOPLE MINUTES
//! ```
//!
//! The model of `homeostat.body.lung.LungBody`, the same sums in the same order; see `lung.c` beside
//! it for who breathes how and what is printed.

mod clock;

const GOOD_O2: usize = 0;
const POOR_O2: usize = 1;
const GOOD_CO2: usize = 2;
const POOR_CO2: usize = 3;
const TISSUE_O2: usize = 4;
const TISSUE_CO2: usize = 5;
const STORE_CO2: usize = 6;
const STATES: usize = 7;

type State = [f64; STATES];

const STEP: f64 = 1.0 / 240.0;
const HB: f64 = 10.5;
const OUTPUT: f64 = 6.0;
const POOR_FLOW: f64 = 0.3;
const POOR_GAS: f64 = 0.1;
const INSPIRED: f64 = 0.5;
const VENTILATION: f64 = 4.0;
const CIRCUIT: f64 = 4.0;

struct Body {
    state: State,
    shunt: f64,
    sweep: f64,
}

fn saturation(mmhg: f64) -> f64 {
    if mmhg > 0.0 {
        1.0 / (23400.0 / (mmhg * mmhg * mmhg + 150.0 * mmhg) + 1.0)
    } else {
        0.0
    }
}

fn o2_content(mmhg: f64) -> f64 {
    1.34 * HB * saturation(mmhg) + 0.003 * mmhg
}

fn o2_pressure(s: f64) -> f64 {
    let half = 23400.0 * s / (1.0 - s) / 2.0;
    let root = (half * half + 50.0 * 50.0 * 50.0_f64).sqrt();
    (root + half).cbrt() - (root - half).cbrt()
}

fn pressure_of(content: f64) -> f64 {
    let most = 1.34 * HB;
    let (mut low, mut high) = (0.0, 700.0);
    let mut mmhg = o2_pressure((content / most).clamp(0.0, 0.97));
    for _ in 0..40 {
        let cubic = mmhg * (mmhg * mmhg + 150.0);
        let part = 1.0 / (23400.0 + cubic);
        let error = most * cubic * part + 0.003 * mmhg - content;
        let slope = most * 23400.0 * (3.0 * mmhg * mmhg + 150.0) * part * part + 0.003;
        if error > 0.0 { high = mmhg } else { low = mmhg }
        let next = mmhg - error / slope;
        let kept = if next >= low && next <= high { next } else { (low + high) / 2.0 };
        if (kept - mmhg).abs() < 1e-9 {
            return kept;
        }
        mmhg = kept;
    }
    mmhg
}

fn saturation_of(held: f64) -> f64 {
    let content = held.max(0.5);
    let bound = content / (1.34 * HB);
    if bound < 0.9 {
        return (content - 0.003 * o2_pressure(bound)) / (1.34 * HB);
    }
    saturation(pressure_of(content))
}

fn co2_content(mmhg: f64, s: f64) -> f64 {
    11.02 * mmhg.powf(0.396) - (15.0 - HB) * 0.015 * mmhg + (0.95 - s) * 6.4
}

fn co2_pressure(content: f64, s: f64) -> f64 {
    let bound = (content - (0.95 - s) * 6.4).max(1.0);
    let (mut held, mut mmhg, mut step) = (bound, (bound / 11.02).powf(1.0 / 0.396), 1.0_f64);
    let missing = (15.0 - HB) * 0.015;
    for _ in 0..6 {
        if step.abs() <= 1e-5 {
            break;
        }
        let less = missing * mmhg;
        let (error, slope) = (held - less - bound, 0.396 * held - less);
        let bend = 0.396 * 0.396 * held - less;
        step = -2.0 * error * slope / (2.0 * slope * slope - error * bend);
        held *= (0.396 * step).exp();
        mmhg *= step.exp();
    }
    mmhg.max(0.5)
}

fn supported() -> f64 {
    (CIRCUIT * (1.0 - 0.15)).min(0.95 * OUTPUT)
}

fn lung_o2(s: &State, venous: f64) -> f64 {
    let share = 1.0 - (-1.6094379124341003 * 5.0 / CIRCUIT).exp();
    let after = venous + (saturation(713.0) - venous).max(0.0) * share;
    let held = 1.34 * HB * after + 0.003 * (713.0 * share * share);
    s[TISSUE_O2] + supported() / OUTPUT * (held - s[TISSUE_O2]).max(0.0)
}

impl Body {
    fn lung_co2(&self, s: &State, venous: f64) -> f64 {
        let resistance = 1.0 / (4.5 * supported()) + 1.0 / (1000.0 * self.sweep / 863.0)
            + 1.0 / 14.0;
        s[TISSUE_CO2] - co2_pressure(s[TISSUE_CO2], venous) / resistance / (10.0 * OUTPUT)
    }

    fn slopes(&self, s: &State) -> State {
        let blood = 10.0 * OUTPUT;
        let shunted = self.shunt * blood;
        let poor = (blood - shunted) * POOR_FLOW;
        let good = blood - shunted - poor;
        let venous = saturation_of(s[TISSUE_O2]);
        let (o2, co2) = (lung_o2(s, venous), self.lung_co2(s, venous));
        let gas_poor = 1000.0 * VENTILATION * POOR_GAS;
        let gas_good = 1000.0 * VENTILATION - gas_poor;
        let mut to = [0.0; STATES];
        let mut unit = |u: usize, gas: f64, blood: f64| {
            let mmhg = s[u].max(1.0);
            let (end_o2, end_co2) =
                (o2_content(mmhg), co2_content(s[u + 2].max(1.0), saturation(mmhg)));
            let (taken, given) = (blood * (end_o2 - o2), blood * (co2 - end_co2));
            let volume = 2200.0 * if u == GOOD_O2 { 1.0 - POOR_GAS } else { POOR_GAS };
            let out = gas - (taken - given) * 863.0 / 713.0;
            let leaving = out.max(0.0);
            let entering = if leaving > 0.0 { gas } else { gas - out };
            to[u] = (entering * (713.0 * INSPIRED) - leaving * s[u] - 863.0 * taken) / volume;
            to[u + 2] = (863.0 * given - leaving * s[u + 2]) / volume;
            (end_o2, end_co2)
        };
        let (good_o2, good_co2) = unit(GOOD_O2, gas_good, good);
        let (poor_o2, poor_co2) = unit(POOR_O2, gas_poor, poor);
        let artery_o2 = (good * good_o2 + poor * poor_o2 + shunted * o2) / blood;
        let artery_co2 = (good * good_co2 + poor * poor_co2 + shunted * co2) / blood;
        to[TISSUE_O2] = (blood * (artery_o2 - s[TISSUE_O2]) - 230.0) / 30.0;
        let stored = 20.0 * (s[TISSUE_CO2] - s[STORE_CO2]);
        to[TISSUE_CO2] = (blood * (artery_co2 - s[TISSUE_CO2]) + 190.0 - stored) / 150.0;
        to[STORE_CO2] = stored / 350.0;
        to
    }

    /// Oxygen and carbon dioxide of arterial blood, mmHg.
    fn artery(&self) -> (f64, f64) {
        let s = &self.state;
        let open = 1.0 - self.shunt;
        let (good, poor) = (open * (1.0 - POOR_FLOW), open * POOR_FLOW);
        let venous = saturation_of(s[TISSUE_O2]);
        let (good_o2, poor_o2) = (s[GOOD_O2].max(1.0), s[POOR_O2].max(1.0));
        let o2 = good * o2_content(good_o2) + poor * o2_content(poor_o2)
            + self.shunt * lung_o2(s, venous);
        let co2 = good * co2_content(s[GOOD_CO2].max(1.0), saturation(good_o2))
            + poor * co2_content(s[POOR_CO2].max(1.0), saturation(poor_o2))
            + self.shunt * self.lung_co2(s, venous);
        (pressure_of(o2.max(0.5)), co2_pressure(co2, saturation_of(o2)))
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
    let minutes: u64 = words[2].parse().expect("MINUTES is a number");
    let mut answers = Vec::new();
    let from = clock::cpu_seconds();
    for i in 0..people {
        let mut body = Body { state: [200.0, 100.0, 40.0, 45.0, 0.7 * 1.34 * HB, 50.0, 50.0],
            shunt: 0.05 + i as f64 / 40.0, sweep: 0.0 };
        let (mut sum, mut end) = (0.0, 0.0);
        for minute in 0..minutes {
            body.sweep = 2.0 + (minute % 8) as f64 * 0.5;
            for _ in 0..240 {
                body.step();
            }
            let (o2, co2) = body.artery();
            sum += co2;
            end = o2;
        }
        answers.push((sum / minutes as f64, end));
    }
    println!("cpu-seconds {:.9}", clock::cpu_seconds() - from);
    for (i, (mean, end)) in answers.iter().enumerate() {
        println!("person {} {} {}", i, mean, end);
    }
}
