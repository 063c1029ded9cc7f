//! The peer of `bench eeg`: quantitative EEG as it streams, in Rust.
//!
//!     eeg FILE LEADS SECONDS
//!
//! FILE holds 16-bit samples of 0.1 microvolt, all leads of an instant together, at 256 Hz. The
//! pipeline is that of homeostat.signal.eeg, the same sums in the same order, without the gate, the
//! symmetry and the seizure detector that ours has besides. Prints the processor seconds of the
//! analysis alone and the mean of each figure over leads and seconds.

use std::f64::consts::PI;

mod clock;

const RATE: usize = 256;
const WINDOW: usize = 512;
const HALF: usize = 256;
const BINS: usize = 91;
const LOOKS: usize = 240;
const EVERY: u32 = 16;
const FLAT: f64 = 0.7071067811865476;
const NAMES: [&str; 14] = ["delta", "theta", "alpha", "beta", "gamma", "edge", "entropy",
    "line-length", "mobility", "complexity", "kurtosis", "suppression", "aeeg-lower",
    "aeeg-upper"];

#[derive(Clone, Default)]
struct Biquad { b0: f64, b1: f64, b2: f64, a1: f64, a2: f64, s1: f64, s2: f64 }

#[derive(Clone, Copy)]
enum Kind { High, Low, Notch }

impl Biquad {
    fn new(kind: Kind, hertz: f64, quality: f64) -> Biquad {
        let angle = 2.0 * PI * hertz / RATE as f64;
        let (c, alpha) = (angle.cos(), angle.sin() / (2.0 * quality));
        let (outer, middle) = match kind {
            Kind::High => ((1.0 + c) / 2.0, -(1.0 + c)),
            Kind::Low => ((1.0 - c) / 2.0, 1.0 - c),
            Kind::Notch => (1.0, -2.0 * c),
        };
        let a0 = 1.0 + alpha;
        Biquad { b0: outer / a0, b1: middle / a0, b2: outer / a0, a1: -2.0 * c / a0,
            a2: (1.0 - alpha) / a0, s1: 0.0, s2: 0.0 }
    }

    #[inline(always)]
    fn step(&mut self, x: f64) -> f64 {
        let y = self.b0 * x + self.s1;
        self.s1 = self.b1 * x - self.a1 * y + self.s2;
        self.s2 = self.b2 * x - self.a2 * y;
        y
    }
}

#[derive(Clone, Copy, Default)]
struct Sums {
    first: f64, second: f64, third: f64, fourth: f64, length: f64,
    slope: f64, slope2: f64, bend: f64, bend2: f64,
}

struct Shelf { now: f64, before: f64, back: f64 }

struct Tables { cosine: Vec<f64>, sine: Vec<f64>, hann: Vec<f64>, scale: f64, keep: f64, shelf: Shelf }

impl Tables {
    fn new() -> Tables {
        let warped = |hertz: f64| (PI * hertz / RATE as f64).tan();
        let turn = |i: usize| 2.0 * PI * i as f64 / WINDOW as f64;
        let hann: Vec<f64> = (0..WINDOW).map(|i| 0.5 - 0.5 * turn(i).cos()).collect();
        let squares: f64 = hann.iter().map(|h| h * h).sum();
        let (zero, pole, middle) = (warped(3.0), warped(10.0), warped(30f64.sqrt()));
        let gain = ((1.0 + (middle / pole).powi(2)) / (1.0 + (middle / zero).powi(2))).sqrt();
        let size = gain * PI * pole / zero / (1.0 + pole);
        Tables {
            cosine: (0..HALF).map(|i| turn(i).cos()).collect(),
            sine: (0..HALF).map(|i| turn(i).sin()).collect(),
            hann,
            scale: 2.0 / (RATE as f64 * squares),
            keep: (-1.0 / (0.1048 * RATE as f64)).exp(),
            shelf: Shelf { now: size * (1.0 + zero), before: size * (zero - 1.0),
                back: (pole - 1.0) / (pole + 1.0) },
        }
    }

    fn turned(&self, i: usize) -> (f64, f64) {
        if i < HALF { (self.cosine[i], self.sine[i]) }
        else { (-self.cosine[i - HALF], -self.sine[i - HALF]) }
    }

    fn quarter(&self, x: &[f64; HALF], y: &[f64; HALF], u: &mut [f64; HALF], v: &mut [f64; HALF],
               groups: usize, run: usize) {
        let part = groups * run;
        for p in 0..groups {
            let (c1, s1) = self.turned(2 * p * run);
            let (c2, s2) = self.turned(4 * p * run);
            let (c3, s3) = self.turned(6 * p * run);
            for q in 0..run {
                let (i, k) = (p * run + q, 4 * p * run + q);
                let (sr, si) = (x[i] + x[i + 2 * part], y[i] + y[i + 2 * part]);
                let (lr, li) = (x[i] - x[i + 2 * part], y[i] - y[i + 2 * part]);
                let (or, oi) = (x[i + part] + x[i + 3 * part], y[i + part] + y[i + 3 * part]);
                let (cr, ci) = (y[i + part] - y[i + 3 * part], x[i + 3 * part] - x[i + part]);
                u[k] = sr + or;
                v[k] = si + oi;
                u[k + run] = c1 * (lr + cr) + s1 * (li + ci);
                v[k + run] = c1 * (li + ci) - s1 * (lr + cr);
                u[k + 2 * run] = c2 * (sr - or) + s2 * (si - oi);
                v[k + 2 * run] = c2 * (si - oi) - s2 * (sr - or);
                u[k + 3 * run] = c3 * (lr - cr) + s3 * (li - ci);
                v[k + 3 * run] = c3 * (li - ci) - s3 * (lr - cr);
            }
        }
    }

    fn spectrum(&self, window: &[f64; WINDOW], from: usize, density: &mut [f64; BINS]) {
        let mean = window.iter().sum::<f64>() / WINDOW as f64;
        let mut windowed = [0.0; WINDOW];
        for (i, out) in windowed.iter_mut().enumerate() {
            *out = (window[(from + i) % WINDOW] - mean) * self.hann[i];
        }
        let (mut a, mut b) = ([0.0; HALF], [0.0; HALF]);
        let (mut c, mut d) = ([0.0; HALF], [0.0; HALF]);
        for i in 0..HALF {
            a[i] = windowed[2 * i];
            b[i] = windowed[2 * i + 1];
        }
        self.quarter(&a, &b, &mut c, &mut d, 64, 1);
        self.quarter(&c, &d, &mut a, &mut b, 16, 4);
        self.quarter(&a, &b, &mut c, &mut d, 4, 16);
        self.quarter(&c, &d, &mut a, &mut b, 1, 64);
        density[0] = (a[0] + b[0]) * (a[0] + b[0]) * self.scale;
        for k in 1..BINS {
            let m = HALF - k;
            let (er, ei) = (0.5 * (a[k] + a[m]), 0.5 * (b[k] - b[m]));
            let (or, oi) = (0.5 * (b[k] + b[m]), 0.5 * (a[m] - a[k]));
            let real = er + self.cosine[k] * or + self.sine[k] * oi;
            let imaginary = ei + self.cosine[k] * oi - self.sine[k] * or;
            density[k] = (real * real + imaginary * imaginary) * self.scale;
        }
    }
}

struct Lead {
    band: [Biquad; 3], slow: Biquad, fast: Biquad, smooth: Biquad,
    origin: Option<f64>,
    window: [f64; WINDOW], at: usize,
    now: Sums, before: Sums, before_count: usize,
    last: f64, last_difference: f64,
    shelf_in: f64, shelf_out: f64, wait: u32, looks: usize, sorted: [f64; LOOKS],
    lower: f64, upper: f64,
    mean: f64, variance: f64, run: usize, suppressed: usize, ring: [usize; 60], ring_at: usize,
    suppressed_sum: usize, seconds: usize,
}

impl Lead {
    fn new() -> Lead {
        Lead {
            band: [Biquad::new(Kind::High, 0.5, FLAT), Biquad::new(Kind::Low, 45.0, FLAT),
                Biquad::new(Kind::Notch, 50.0, 30.0)],
            slow: Biquad::new(Kind::High, 2.0, FLAT), fast: Biquad::new(Kind::Low, 15.0, FLAT),
            smooth: Biquad::new(Kind::Low, 1.0 / (2.0 * PI * 0.5), FLAT),
            origin: None, window: [0.0; WINDOW], at: 0,
            now: Sums::default(), before: Sums::default(), before_count: 0,
            last: 0.0, last_difference: 0.0, shelf_in: 0.0, shelf_out: 0.0, wait: EVERY, looks: 0,
            sorted: [0.0; LOOKS], lower: f64::NAN, upper: f64::NAN, mean: 0.0, variance: 0.0,
            run: 0, suppressed: 0, ring: [0; 60], ring_at: 0, suppressed_sum: 0, seconds: 0,
        }
    }

    #[inline(always)]
    fn sample(&mut self, tables: &Tables, microvolts: f64) {
        let origin = *self.origin.get_or_insert(microvolts);
        let mut x = microvolts - origin;
        for filter in self.band.iter_mut() {
            x = filter.step(x);
        }
        self.window[self.at] = x;
        self.at = if self.at + 1 == WINDOW { 0 } else { self.at + 1 };
        let difference = x - self.last;
        let bend = difference - self.last_difference;
        let square = x * x;
        let n = &mut self.now;
        n.first += x;
        n.second += square;
        n.third += square * x;
        n.fourth += square * square;
        n.length += difference.abs();
        n.slope += difference;
        n.slope2 += difference * difference;
        n.bend += bend;
        n.bend2 += bend * bend;
        self.last = x;
        self.last_difference = difference;
        let renew = 1.0 - tables.keep;
        self.mean = tables.keep * self.mean + renew * x;
        let away = x - self.mean;
        self.variance = tables.keep * self.variance + renew * (away * away);
        if self.variance < 12.5 {
            self.run += 1;
            if self.run > RATE / 2 {
                self.suppressed += 1;
            } else if self.run == RATE / 2 {
                self.suppressed += RATE / 2;
            }
        } else {
            self.run = 0;
        }
        let band = self.fast.step(self.slow.step(x));
        let shelf = &tables.shelf;
        let weighted = shelf.now * band + shelf.before * self.shelf_in - shelf.back * self.shelf_out;
        self.shelf_in = band;
        self.shelf_out = weighted;
        let envelope = self.smooth.step(weighted.abs());
        self.wait -= 1;
        if self.wait == 0 {
            self.wait = EVERY;
            self.look(envelope.max(0.0));
        }
    }

    fn look(&mut self, envelope: f64) {
        let mut place = self.looks;
        while place > 0 && self.sorted[place - 1] > envelope {
            self.sorted[place] = self.sorted[place - 1];
            place -= 1;
        }
        self.sorted[place] = envelope;
        self.looks += 1;
        if self.looks == LOOKS {
            self.looks = 0;
            self.lower = self.quantile(0.1);
            self.upper = self.quantile(0.9);
        }
    }

    fn quantile(&self, share: f64) -> f64 {
        let place = share * (LOOKS - 1) as f64;
        let below = place as usize;
        self.sorted[below] + (place - below as f64) * (self.sorted[below + 1] - self.sorted[below])
    }

    fn end_second(&mut self, tables: &Tables, density: &mut [f64; BINS], out: &mut [f64; 14]) {
        self.shape(out);
        self.suppressed_sum = self.suppressed_sum + self.suppressed - self.ring[self.ring_at];
        self.ring[self.ring_at] = self.suppressed;
        self.ring_at = (self.ring_at + 1) % 60;
        self.suppressed = 0;
        self.seconds += 1;
        tables.spectrum(&self.window, self.at, density);
        spectral(density, out);
        let whole = (self.seconds.min(60) * RATE) as f64;
        out[11] = (100.0 * self.suppressed_sum as f64 / whole).min(100.0);
        out[12] = self.lower;
        out[13] = self.upper;
    }

    fn shape(&mut self, out: &mut [f64; 14]) {
        let (b, w) = (self.before, self.now);
        let n = (self.before_count + RATE) as f64;
        let (mean, square) = ((b.first + w.first) / n, (b.second + w.second) / n);
        let (cube, fourth) = ((b.third + w.third) / n, (b.fourth + w.fourth) / n);
        let (slope, bend) = ((b.slope + w.slope) / n, (b.bend + w.bend) / n);
        let variance = square - mean * mean;
        let slopes = (b.slope2 + w.slope2) / n - slope * slope;
        let bends = (b.bend2 + w.bend2) / n - bend * bend;
        let central = fourth - 4.0 * mean * cube + 6.0 * mean * mean * square
            - 3.0 * mean * mean * mean * mean;
        let mobility = (slopes / variance).sqrt();
        out[7] = (b.length + w.length) / n * RATE as f64;
        out[8] = mobility * RATE as f64;
        out[9] = (bends / slopes).sqrt() / mobility;
        out[10] = central / (variance * variance) - 3.0;
        self.before = self.now;
        self.now = Sums::default();
        self.before_count = RATE;
    }
}

fn spectral(density: &[f64; BINS], out: &mut [f64; 14]) {
    for (b, edge) in [1, 8, 16, 26, 60, 90].windows(2).enumerate() {
        out[b] = density[edge[0]..edge[1]].iter().sum::<f64>() * 0.5;
    }
    let sum: f64 = density[1..60].iter().sum();
    let (mut k, mut below) = (1, 0.0);
    while k < BINS - 1 && below + density[k] < 0.95 * sum {
        below += density[k];
        k += 1;
    }
    out[5] = (k as f64 - 0.5 + (0.95 * sum - below) / density[k]) * 0.5;
    let information: f64 = density[1..60].iter().filter(|d| **d > 0.0).map(|d| d * d.ln()).sum();
    out[6] = (sum.ln() - information / sum) / 59f64.ln();
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let leads: usize = arguments[2].parse().expect("LEADS");
    let seconds: usize = arguments[3].parse().expect("SECONDS");
    let bytes = std::fs::read(&arguments[1]).expect("FILE");
    let samples: Vec<i16> = bytes.chunks_exact(2).take(seconds * RATE * leads)
        .map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect();
    assert_eq!(samples.len(), seconds * RATE * leads, "FILE is too short");
    let tables = Tables::new();
    let mut all: Vec<Lead> = (0..leads).map(|_| Lead::new()).collect();
    let (mut totals, mut count) = ([0.0; 14], 0.0);
    let (mut density, mut out) = ([0.0; BINS], [0.0; 14]);
    let start = clock::cpu_seconds();
    for (t, frame) in samples.chunks_exact(leads).enumerate() {
        for (lead, sample) in all.iter_mut().zip(frame) {
            lead.sample(&tables, *sample as f64 * 0.1);
        }
        if (t + 1) % RATE == 0 {
            for lead in all.iter_mut() {
                lead.end_second(&tables, &mut density, &mut out);
                if lead.seconds > 15 {
                    totals.iter_mut().zip(&out).for_each(|(total, value)| *total += value);
                    count += 1.0;
                }
            }
        }
    }
    println!("cpu-seconds {:.9}", clock::cpu_seconds() - start);
    for (name, total) in NAMES.iter().zip(totals) {
        println!("{name} {:.12}", total / count);
    }
}
