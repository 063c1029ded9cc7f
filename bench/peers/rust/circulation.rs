//! The peer of `bench circulation`: a heart and two circulations in a closed loop, in Rust.
//!
//! ```text
//! circulation PEOPLE SECONDS
//! ```
//!
//! The model of Smith et al. 2004 as in `homeostat.body.circulation.Circulation`, the same sums in
//! the same order; see `circulation.c` beside it for what is printed.

mod clock;

const LV: usize = 0;
const RV: usize = 1;
const AO: usize = 2;
const VC: usize = 3;
const PA: usize = 4;
const PV: usize = 5;
const MITRAL: usize = 6;
const AORTIC: usize = 7;
const TRICUSPID: usize = 8;
const PULMONARY: usize = 9;
const STATES: usize = 10;

const STEP: f64 = 1.0 / 1024.0;
const PERIOD: f64 = 0.75;
const PLEURAL: f64 = -4.0;

struct Body {
    strength: f64,
    state: [f64; STATES],
    septum: f64,
    beat: f64,
    lv: f64,
    rv: f64,
    aorta: f64,
    cava: f64,
    artery: f64,
    vein: f64,
}

fn contraction(seconds: f64) -> f64 {
    let off = seconds - 0.375;
    (-80.0 * off * off).exp()
}

fn through(resistance: f64, inertance: f64, flow: f64, head: f64) -> f64 {
    if flow <= 0.0 && head <= 0.0 { 0.0 } else { (head - resistance * flow) / inertance }
}

impl Body {
    fn new(strength: f64) -> Body {
        let mut state = [0.0; STATES];
        state[..6].copy_from_slice(&[104.2, 104.2, 124.1, 295.2, 39.04, 826.9]);
        let mut body = Body { strength, state, septum: 2.0, beat: 0.0, lv: 0.0, rv: 0.0,
            aorta: 0.0, cava: 0.0, artery: 0.0, vein: 0.0 };
        body.balance(&state, contraction(0.0));
        body
    }

    fn balance(&mut self, now: &[f64; STATES], contracted: f64) {
        let (left, right, rest) = (now[LV], now[RV], 1.0 - contracted);
        let sack = PLEURAL + 0.5003 * ((0.03 * (left + right - 200.0)).exp() - 1.0);
        let (left_e, right_e) = (2.8798 * self.strength, 0.585);
        let (mut lp, mut rp) = (0.0, 0.0);
        for _ in 0..30 {
            let le = rest * 0.1203 * (0.033 * (left - self.septum)).exp();
            let re = rest * 0.2157 * (0.023 * (right + self.septum)).exp();
            let se = rest * 1.1101 * (0.435 * (self.septum - 2.0)).exp();
            lp = contracted * left_e * (left - self.septum) + le - rest * 0.1203;
            rp = contracted * right_e * (right + self.septum) + re - rest * 0.2157;
            let sp = contracted * 48.754 * (self.septum - 2.0) + se - rest * 1.1101;
            let slope = contracted * (48.754 + left_e + right_e) + 0.435 * se + 0.033 * le
                + 0.023 * re;
            let shift = (lp - rp - sp) / slope;
            self.septum += shift;
            if shift.abs() < 1e-10 {
                break;
            }
        }
        self.lv = lp + sack;
        self.rv = rp + sack;
        self.aorta = 0.6913 * now[AO];
        self.cava = 0.0059 * now[VC];
        self.artery = 0.369 * now[PA] + PLEURAL;
        self.vein = 0.0073 * now[PV] + PLEURAL;
    }

    fn slopes(&mut self, seconds: f64, now: &[f64; STATES]) -> [f64; STATES] {
        self.balance(now, contraction(seconds));
        let (mitral, aortic) = (now[MITRAL].max(0.0), now[AORTIC].max(0.0));
        let (tricuspid, pulmonary) = (now[TRICUSPID].max(0.0), now[PULMONARY].max(0.0));
        let systemic = (self.aorta - self.cava) / 1.0889;
        let lung = (self.artery - self.vein) / 0.1552;
        let mut out = [0.0; STATES];
        out[LV] = mitral - aortic;
        out[RV] = tricuspid - pulmonary;
        out[AO] = aortic - systemic;
        out[VC] = systemic - tricuspid;
        out[PA] = pulmonary - lung;
        out[PV] = lung - mitral;
        out[MITRAL] = through(0.0158, 7.6968e-5, now[MITRAL], self.vein - self.lv);
        out[AORTIC] = through(0.018, 1.2189e-4, now[AORTIC], self.lv - self.aorta);
        out[TRICUSPID] = through(0.0237, 8.0093e-5, now[TRICUSPID], self.cava - self.rv);
        out[PULMONARY] = through(0.0055, 1.4868e-4, now[PULMONARY], self.rv - self.artery);
        out
    }

    fn step(&mut self) {
        let start = self.state;
        let first = self.slopes(self.beat, &start);
        let at = moved(&start, &first, STEP / 2.0);
        let second = self.slopes(self.beat + STEP / 2.0, &at);
        let at = moved(&start, &second, STEP / 2.0);
        let third = self.slopes(self.beat + STEP / 2.0, &at);
        let at = moved(&start, &third, STEP);
        let fourth = self.slopes(self.beat + STEP, &at);
        for i in 0..STATES {
            self.state[i] += STEP / 6.0 * (first[i] + 2.0 * (second[i] + third[i]) + fourth[i]);
        }
        for i in MITRAL..STATES {
            self.state[i] = self.state[i].max(0.0);
        }
        self.beat += STEP;
        if self.beat >= PERIOD {
            self.beat -= PERIOD;
        }
        let now = self.state;
        self.balance(&now, contraction(self.beat));
    }
}

fn moved(from: &[f64; STATES], slope: &[f64; STATES], step: f64) -> [f64; STATES] {
    let mut at = [0.0; STATES];
    for i in 0..STATES {
        at[i] = from[i] + step * slope[i];
    }
    at
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    let people: usize = words[1].parse().expect("PEOPLE is a number");
    let seconds: u64 = words[2].parse().expect("SECONDS is a number");
    let steps = seconds * 1024;
    let mut answers = Vec::new();
    let from = clock::cpu_seconds();
    for i in 0..people {
        let mut body = Body::new(0.5 + i as f64 / 32.0);
        let mut sum = 0.0;
        for _ in 0..steps {
            body.step();
            sum += body.aorta;
        }
        answers.push((sum / steps as f64, body.state[LV]));
    }
    println!("cpu-seconds {:.9}", clock::cpu_seconds() - from);
    for (i, (mean, end)) in answers.iter().enumerate() {
        println!("person {} {} {}", i, mean, end);
    }
}
