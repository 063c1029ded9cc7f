//! The S2008 model solved as `homeostat.body.glucose` does, operation by operation: stomach and gut
//! by power series (`StomachSeries`), insulin by exact weights (`InsulinChain`), glucose by power
//! series over what the two tell (`GlucoseSeries`).

use crate::body::Body;
use crate::table::Patient;

const TOLERANCE_MG_PER_KG: f64 = 1e-3;
const SHARE_OF_TOLERANCE: f64 = 0.3;
const LAST_BUT_ONE: f64 = 0.1;
const POLE_REACH: f64 = std::f64::consts::FRAC_PI_2;
const STEEPEST: f64 = 690.0;
const STEP_MINUTES_MIN: f64 = 1.0 / 1048576.0;
const MOLECULE_MG: f64 = 3e-19;
const THIRD: f64 = 1.0 / 3.0;
const TWELFTH: f64 = 1.0 / 12.0;

fn exponential(y: f64) -> f64 {
    const WHOLE: f64 = 6755399441055744.0;
    const T: [f64; 7] = [
        0.6931471805599453,
        0.2402265069591007,
        0.05550410866482158,
        0.009618129107628477,
        0.0013333558146428443,
        1.5403530393381608e-4,
        1.5252733804059841e-5,
    ];
    let z = y * std::f64::consts::LOG2_E;
    let shifted = z + WHOLE;
    let f = z - (shifted - WHOLE);
    let fraction = T[6]
        .mul_add(f, T[5])
        .mul_add(f, T[4])
        .mul_add(f, T[3])
        .mul_add(f, T[2])
        .mul_add(f, T[1])
        .mul_add(f, T[0])
        .mul_add(f, 1.0);
    fraction * f64::from_bits(shifted.to_bits().wrapping_add(1023) << 52)
}

/// `a0 + a1·h + … + a4·h⁴`.
fn at(h: f64, a: [f64; 4], a0: f64) -> f64 {
    a[3].mul_add(h, a[2]).mul_add(h, a[1]).mul_add(h, a[0]).mul_add(h, a0)
}

#[derive(Default)]
struct Stomach {
    q1: f64,
    q2: f64,
    q3: f64,
    gut_before: f64,
    gut_rate_before: f64,
    gut_rate_after: f64,
    absorbed: f64,
    kmax: f64,
    kabs: f64,
    b: f64,
    d: f64,
    range: f64,
    weight: f64,
    abrupt_b: f64,
    abrupt_d: f64,
    fall_b: f64,
    fall_d: f64,
    edge_b: f64,
    edge_d: f64,
}

/// Taylor coefficients of a step, and where `σ` stood.
struct Expansion {
    yb: f64,
    yd: f64,
    c0: f64,
    solid: [f64; 4],
    liquid: [f64; 4],
    gut: [f64; 4],
}

impl Stomach {
    fn new(p: &Patient) -> Stomach {
        Stomach {
            q1: p.initial[0],
            q2: p.initial[1],
            q3: p.initial[2],
            kmax: p.kmax,
            kabs: p.kabs,
            b: p.b,
            d: p.d,
            range: p.kmax - p.kmin,
            weight: p.f / p.bw / (SHARE_OF_TOLERANCE * TOLERANCE_MG_PER_KG),
            abrupt_b: f64::min(STEEPEST, 5.0 / (1.0 - p.b)),
            abrupt_d: f64::min(STEEPEST, 5.0 / p.d),
            ..Stomach::default()
        }
    }

    fn serve(&mut self, meal_mg: f64) {
        let fed = meal_mg >= MOLECULE_MG;
        self.fall_b = if fed { -self.abrupt_b / meal_mg } else { 0.0 };
        self.fall_d = if fed { -self.abrupt_d / meal_mg } else { 0.0 };
        self.edge_b = self.b * meal_mg;
        self.edge_d = self.d * meal_mg;
    }

    fn minute(&mut self, eating: f64) {
        self.gut_before = self.q3;
        let held = self.q1 + self.q2 + self.q3 + eating;
        let begin = self.expand(eating);
        self.gut_rate_before = begin.gut[0];
        let mut step = self.advance(&begin, 1.0);
        let mut remaining = 1.0 - step;
        while remaining > 0.0 {
            let next = self.expand(eating);
            step = self.advance(&next, f64::min(2.0 * step, remaining));
            remaining -= step;
        }
        self.absorbed = held - (self.q1 + self.q2 + self.q3);
        self.q1 = without_traces(self.q1);
        self.q2 = without_traces(self.q2);
        self.q3 = without_traces(self.q3);
    }

    fn expand(&self, eating: f64) -> Expansion {
        let (kmax, kabs, q2) = (self.kmax, self.kabs, self.q2);
        let content = self.q1 + q2;
        let yb = self.fall_b * (self.edge_b - content);
        let yd = self.fall_d * (self.edge_d - content);
        let growth_b = 1.0 + exponential(yb);
        let growth_d = 1.0 + exponential(yd);
        let inverse = 1.0 / (growth_b * growth_d);
        let b0 = growth_d * inverse;
        let d0 = growth_b * inverse;
        let e0 = self.range.mul_add(b0 - d0, -kmax);

        let drained = e0 * q2;
        let ground = kmax * self.q1;
        let c0 = eating + drained;
        let solid1 = eating - ground;
        let liquid1 = ground + drained;
        let gut1 = -kabs.mul_add(self.q3, drained);
        let bend_b = b0 * (1.0 - b0);
        let bend_d = d0 * (1.0 - d0);
        let b1 = bend_b * (self.fall_b * c0);
        let d1 = bend_d * (self.fall_d * c0);
        let e1 = self.range * (b1 - d1);

        let c1 = e1.mul_add(q2, e0 * liquid1);
        let ground = kmax * solid1;
        let solid2 = -0.5 * ground;
        let liquid2 = 0.5 * (ground + c1);
        let gut2 = -0.5 * kabs.mul_add(gut1, c1);
        let turn_b = (-2.0f64).mul_add(b0, 1.0);
        let turn_d = (-2.0f64).mul_add(d0, 1.0);
        let bend_b1 = turn_b * b1;
        let bend_d1 = turn_d * d1;
        let b2 = 0.5 * self.fall_b * bend_b1.mul_add(c0, bend_b * c1);
        let d2 = 0.5 * self.fall_d * bend_d1.mul_add(c0, bend_d * c1);
        let e2 = self.range * (b2 - d2);

        let c2 = e2.mul_add(q2, e1.mul_add(liquid1, e0 * liquid2));
        let ground = kmax * solid2;
        let solid3 = -THIRD * ground;
        let liquid3 = THIRD * (ground + c2);
        let gut3 = -THIRD * kabs.mul_add(gut2, c2);
        let bend_b2 = turn_b * b2 - b1 * b1;
        let bend_d2 = turn_d * d2 - d1 * d1;
        let b3 = self.fall_b * bend_b2.mul_add(c0, bend_b1.mul_add(c1, bend_b * c2));
        let d3 = self.fall_d * bend_d2.mul_add(c0, bend_d1.mul_add(c1, bend_d * c2));
        let e3 = THIRD * self.range * (b3 - d3);

        let c3 = e3.mul_add(q2, e2.mul_add(liquid1, e1.mul_add(liquid2, e0 * liquid3)));
        let ground = kmax * solid3;
        let solid4 = -0.25 * ground;
        let liquid4 = 0.25 * (ground + c3);
        let gut4 = -0.25 * kabs.mul_add(gut3, c3);
        Expansion {
            yb,
            yd,
            c0,
            solid: [solid1, solid2, solid3, solid4],
            liquid: [liquid1, liquid2, liquid3, liquid4],
            gut: [gut1, gut2, gut3, gut4],
        }
    }

    fn advance(&mut self, x: &Expansion, most: f64) -> f64 {
        let mut h = most;
        while self.is_beyond_reach(x, h) && h > STEP_MINUTES_MIN {
            h *= 0.5;
        }
        self.q1 = at(h, x.solid, self.q1);
        self.q2 = at(h, x.liquid, self.q2);
        self.q3 = at(h, x.gut, self.q3);
        self.gut_rate_after = (4.0 * x.gut[3])
            .mul_add(h, 3.0 * x.gut[2])
            .mul_add(h, 2.0 * x.gut[1])
            .mul_add(h, x.gut[0]);
        h
    }

    fn is_beyond_reach(&self, x: &Expansion, minutes: f64) -> bool {
        let liquid = x.liquid[3].abs().mul_add(minutes, LAST_BUT_ONE * x.liquid[2].abs());
        let absorbed = x.gut[3].abs().mul_add(minutes, LAST_BUT_ONE * x.gut[2].abs());
        let scale = self.weight * (minutes * minutes * minutes);
        let way = x.c0.abs() * minutes;
        liquid * scale > 1.0
            || absorbed * scale > 1.0
            || -self.fall_b * way > 0.5f64.mul_add(x.yb.abs(), POLE_REACH)
            || -self.fall_d * way > 0.5f64.mul_add(x.yd.abs(), POLE_REACH)
    }
}

fn without_traces(mg: f64) -> f64 {
    if mg < MOLECULE_MG { 0.0 } else { mg }
}

/// What each state at the end of a minute is made of: two depots, plasma, liver, the two signals,
/// the action, what is infused (7), one (8).
const MADE_OF: [&[usize]; 7] = [
    &[0, 7],
    &[0, 1, 7],
    &[0, 1, 2, 3, 7],
    &[0, 1, 2, 3, 7],
    &[0, 1, 2, 3, 4, 7],
    &[0, 1, 2, 3, 4, 5, 7],
    &[0, 1, 2, 3, 6, 7, 8],
];

#[derive(Default)]
struct Insulin {
    s1: f64,
    s2: f64,
    ip: f64,
    il: f64,
    i1: f64,
    id: f64,
    x: f64,
    signal_before: f64,
    signal_rate_before: f64,
    signal_rate: f64,
    action_before: f64,
    action_rate_before: f64,
    action_rate: f64,
    ki: f64,
    p2u: f64,
    per_volume: f64,
    minus_basal: f64,
    w: Vec<f64>,
}

fn answer(p: &Patient, input: usize) -> [f64; 7] {
    let mut term = [0.0; 7];
    if input < 7 {
        term[input] = 1.0;
    }
    let mut sum = term;
    for n in 1..=60 {
        let infused = if n == 1 && input == 7 { 1.0 } else { 0.0 };
        let basal = if n == 1 && input == 8 { p.ib } else { 0.0 };
        let concentration = term[2] / p.vi;
        let rates = [
            infused - (p.ka1 + p.kd) * term[0],
            p.kd * term[0] - p.ka2 * term[1],
            p.m1 * term[3] - (p.m2 + p.m4) * term[2] + p.ka1 * term[0] + p.ka2 * term[1],
            p.m2 * term[2] - (p.m1 + p.m30) * term[3],
            p.ki * (concentration - term[4]),
            p.ki * (term[4] - term[5]),
            p.p2u * (concentration - basal - term[6]),
        ];
        for state in 0..7 {
            term[state] = rates[state] / n as f64;
            sum[state] += term[state];
        }
    }
    sum
}

impl Insulin {
    fn new(p: &Patient) -> Insulin {
        let answers: Vec<[f64; 7]> = (0..9).map(|input| answer(p, input)).collect();
        let mut w = Vec::new();
        for (state, made_of) in MADE_OF.iter().enumerate() {
            w.extend(made_of.iter().map(|&input| answers[input][state]));
        }
        let mut insulin = Insulin {
            ip: p.initial[5],
            x: p.initial[6],
            i1: p.initial[7],
            id: p.initial[8],
            il: p.initial[9],
            s1: p.initial[10],
            s2: p.initial[11],
            ki: p.ki,
            p2u: p.p2u,
            per_volume: 1.0 / p.vi,
            minus_basal: -p.ib,
            w,
            ..Insulin::default()
        };
        insulin.rate();
        insulin
    }

    fn minute(&mut self, u: f64) {
        let w: &[f64; 35] = self.w[..35].try_into().unwrap();
        let (s1, s2, ip, il) = (self.s1, self.s2, self.ip, self.il);
        let (i1, id, x) = (self.i1, self.id, self.x);
        let four = |from: usize, rest: f64| {
            w[from].mul_add(s1, w[from + 1].mul_add(s2,
                w[from + 2].mul_add(ip, w[from + 3].mul_add(il, rest))))
        };
        self.signal_before = id;
        self.action_before = x;
        self.signal_rate_before = self.signal_rate;
        self.action_rate_before = self.action_rate;
        self.x = four(28, w[32].mul_add(x, w[33].mul_add(u, w[34])));
        self.id = four(21, w[25].mul_add(i1, w[26].mul_add(id, w[27] * u)));
        self.i1 = four(15, w[19].mul_add(i1, w[20] * u));
        self.il = four(10, w[14] * u);
        self.ip = four(5, w[9] * u);
        self.s2 = w[2].mul_add(s1, w[3].mul_add(s2, w[4] * u));
        self.s1 = w[0].mul_add(s1, w[1] * u);
        self.rate();
    }

    fn rate(&mut self) {
        self.signal_rate = self.ki * (self.i1 - self.id);
        self.action_rate = self.p2u * (self.per_volume.mul_add(self.ip, self.minus_basal) - self.x);
    }

    fn signal_at(&self, minutes: f64) -> f64 {
        if minutes >= 1.0 {
            return self.id;
        }
        let more = self.id - self.signal_before;
        let twist = (-2.0f64).mul_add(more, self.signal_rate_before + self.signal_rate);
        let bow = more - twist - self.signal_rate_before;
        twist
            .mul_add(minutes, bow)
            .mul_add(minutes, self.signal_rate_before)
            .mul_add(minutes, self.signal_before)
    }
}

/// Which side of its corners the model is on, and what follows from it.
#[derive(Default)]
struct Sides {
    producing: f64,
    excreting: f64,
    constant: f64,
    leaving: f64,
    returning: f64,
    suppressing: f64,
    appearing: f64,
    absorbing: f64,
    entering: f64,
    lost: f64,
    vm0: f64,
    vmx: f64,
    diffusing: f64,
}

#[derive(Default)]
struct Glucose {
    gp: f64,
    gt: f64,
    gs: f64,
    sides: Sides,
    p: [f64; 4],
    v: [f64; 4],
    plasma: [f64; 4],
    tissue: [f64; 4],
    skin: [f64; 4],
}

pub struct SeriesBody {
    patient: Patient,
    stomach: Stomach,
    insulin: Insulin,
    glucose: Glucose,
    stomach_at_meal_mg: f64,
    eaten_since_mg: f64,
    eating: bool,
}

impl SeriesBody {
    pub fn new(patient: &Patient) -> SeriesBody {
        let mut body = SeriesBody {
            patient: patient.clone(),
            stomach: Stomach::new(patient),
            insulin: Insulin::new(patient),
            glucose: Glucose {
                gp: patient.initial[3],
                gt: patient.initial[4],
                gs: patient.initial[12],
                ..Glucose::default()
            },
            stomach_at_meal_mg: patient.initial[0] + patient.initial[1],
            eaten_since_mg: 0.0,
            eating: false,
        };
        body.stomach.serve(body.stomach_at_meal_mg);
        body.take_sides(body.insulin.id);
        body
    }

    fn production(&self, plasma: f64, signal: f64) -> f64 {
        let p = &self.patient;
        (-p.kp3).mul_add(signal, (-p.kp2).mul_add(plasma, p.kp1))
    }

    fn take_sides(&mut self, signal: f64) {
        let p = &self.patient;
        let g = &self.glucose;
        let produces = self.production(g.gp, signal) > 0.0;
        let excretes = g.gp > p.ke2;
        let plasma_moves = if g.gp >= 0.0 { 1.0 } else { 0.0 };
        let tissue_moves = if g.gt >= 0.0 { 1.0 } else { 0.0 };
        let made = if produces { plasma_moves } else { 0.0 };
        let excreted = if excretes { plasma_moves * p.ke1 } else { 0.0 };
        let share = p.f / p.bw;
        self.glucose.sides = Sides {
            producing: if produces { 1.0 } else { -1.0 },
            excreting: if excretes { 1.0 } else { -1.0 },
            constant: made * p.kp1 - plasma_moves * p.fsnc + excreted * p.ke2,
            leaving: -(made * p.kp2 + excreted + plasma_moves * p.k1),
            returning: plasma_moves * p.k2,
            suppressing: -made * p.kp3,
            appearing: plasma_moves * (share * p.kabs),
            absorbing: plasma_moves * share,
            entering: tissue_moves * p.k1,
            lost: -tissue_moves * p.k2,
            vm0: -tissue_moves * p.vm0,
            vmx: -tissue_moves * p.vmx,
            diffusing: if g.gs >= 0.0 { p.ksc } else { 0.0 },
        };
    }

    fn metabolise(&mut self) {
        self.supply();
        self.expand();
        let mut done = self.advance(0.0);
        while done < 1.0 {
            self.supply();
            shift(&mut self.glucose.p, done);
            shift(&mut self.glucose.v, done);
            self.expand();
            done += self.advance(done);
        }
    }

    fn supply(&mut self) {
        let (s, i, side) = (&self.stomach, &self.insulin, &self.glucose.sides);
        let (appearing, suppressing) = (side.appearing, side.suppressing);
        let before = appearing
            .mul_add(s.gut_before, suppressing.mul_add(i.signal_before, side.constant));
        let more =
            appearing.mul_add(s.q3, suppressing.mul_add(i.id, side.constant)) - before;
        let rates = appearing.mul_add(
            s.gut_rate_before + s.gut_rate_after,
            suppressing * (i.signal_rate_before + i.signal_rate),
        );
        let mean_signal = TWELFTH
            .mul_add(i.signal_rate_before - i.signal_rate, 0.5 * (i.signal_before + i.id));
        let mean = side
            .absorbing
            .mul_add(s.absorbed, suppressing.mul_add(mean_signal, side.constant));
        let p3 = (-2.0f64).mul_add(more, rates);
        let p1 = 6.0f64.mul_add(mean - before, (-2.0f64).mul_add(more, 0.5 * p3));
        let p = [before, p1, more - p3 - p1, p3];
        let v0 = side.vmx.mul_add(i.action_before, side.vm0);
        let v1 = side.vmx * i.action_rate_before;
        let more = side.vmx.mul_add(i.x, side.vm0) - v0;
        let v3 = (-2.0f64).mul_add(more, side.vmx.mul_add(i.action_rate, v1));
        self.glucose.p = p;
        self.glucose.v = [v0, v1, more - v3 - v1, v3];
    }

    fn expand(&mut self) {
        let g = &self.glucose;
        let side = &g.sides;
        let (gp, gt, p, v) = (g.gp, g.gt, g.p, g.v);
        let (returning, leaving) = (side.returning, side.leaving);
        let (entering, lost, diffusing) = (side.entering, side.lost, side.diffusing);
        let per_half_use = 1.0 / (self.patient.km0 + gt);
        let used0 = gt * per_half_use;
        let free = per_half_use * (1.0 - used0);
        let gp1 = returning.mul_add(gt, leaving.mul_add(gp, p[0]));
        let gt1 = entering.mul_add(gp, lost.mul_add(gt, v[0] * used0));
        let gs1 = diffusing * (gp - g.gs);
        let used1 = free * gt1;
        let taken1 = -per_half_use * used1;
        let gp2 = 0.5 * returning.mul_add(gt1, leaving.mul_add(gp1, p[1]));
        let gt2 = 0.5
            * entering.mul_add(gp1, lost.mul_add(gt1, v[1].mul_add(used0, v[0] * used1)));
        let gs2 = 0.5 * diffusing * (gp1 - gs1);
        let used2 = free.mul_add(gt2, taken1 * gt1);
        let taken2 = -per_half_use * used2;
        let gp3 = THIRD * returning.mul_add(gt2, leaving.mul_add(gp2, p[2]));
        let gt3 = THIRD
            * entering.mul_add(
                gp2,
                lost.mul_add(gt2, v[2].mul_add(used0, v[1].mul_add(used1, v[0] * used2))),
            );
        let gs3 = THIRD * diffusing * (gp2 - gs2);
        let used3 = free.mul_add(gt3, taken1.mul_add(gt2, taken2 * gt1));
        let gp4 = 0.25 * returning.mul_add(gt3, leaving.mul_add(gp3, p[3]));
        let used = v[3]
            .mul_add(used0, v[2].mul_add(used1, v[1].mul_add(used2, v[0] * used3)));
        let gt4 = 0.25 * entering.mul_add(gp3, lost.mul_add(gt3, used));
        let gs4 = 0.25 * diffusing * (gp3 - gs3);
        self.glucose.plasma = [gp1, gp2, gp3, gp4];
        self.glucose.tissue = [gt1, gt2, gt3, gt4];
        self.glucose.skin = [gs1, gs2, gs3, gs4];
    }

    fn advance(&mut self, done: f64) -> f64 {
        let mut h = 1.0 - done;
        while self.is_beyond_reach(h) && h > STEP_MINUTES_MIN {
            h *= 0.5;
        }
        let passes = self.passes_corner(done, h);
        if passes && self.glucose.gp >= 0.0 {
            h = self.to_corner(done, h);
        }
        let g = &mut self.glucose;
        g.gs = at(h, g.skin, g.gs);
        g.gt = at(h, g.tissue, g.gt);
        g.gp = at(h, g.plasma, g.gp);
        if passes {
            self.take_sides(self.insulin.signal_at(done + h));
        }
        h
    }

    fn is_beyond_reach(&self, minutes: f64) -> bool {
        let g = &self.glucose;
        let scale = (1.0 / TOLERANCE_MG_PER_KG) * (minutes * minutes * minutes);
        let plasma = g.plasma[3].abs().mul_add(minutes, LAST_BUT_ONE * g.plasma[2].abs());
        let held = g.tissue[3].abs().mul_add(minutes, LAST_BUT_ONE * g.tissue[2].abs());
        plasma * scale > 1.0 || held * scale > 1.0
    }

    fn to_corner(&self, done: f64, step: f64) -> f64 {
        let mut before = 0.0;
        let mut after = step;
        while after - before > STEP_MINUTES_MIN {
            let middle = 0.5 * (before + after);
            if self.passes_corner(done, middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        after
    }

    fn passes_corner(&self, done: f64, step: f64) -> bool {
        let g = &self.glucose;
        let plasma = at(step, g.plasma, g.gp);
        let production = self.production(plasma, self.insulin.signal_at(done + step));
        g.sides.producing * production < 0.0
            || g.sides.excreting * (plasma - self.patient.ke2) < 0.0
            || plasma < 0.0
    }
}

fn shift(c: &mut [f64; 4], by: f64) {
    let thrice = 3.0 * by;
    c[0] = c[3].mul_add(by, c[2]).mul_add(by, c[1]).mul_add(by, c[0]);
    c[1] = c[3].mul_add(thrice, 2.0 * c[2]).mul_add(by, c[1]);
    c[2] = c[3].mul_add(thrice, c[2]);
}

impl Body for SeriesBody {
    fn minute(&mut self, units: f64, grams: f64) {
        if grams > 0.0 {
            if !self.eating {
                self.stomach_at_meal_mg = self.stomach.q1 + self.stomach.q2;
                self.eaten_since_mg = 0.0;
            }
            self.eaten_since_mg += grams * 1000.0;
            self.stomach.serve(self.stomach_at_meal_mg + self.eaten_since_mg);
        }
        self.eating = grams > 0.0;
        self.stomach.minute(grams * 1000.0);
        self.insulin.minute(units * (6000.0 / self.patient.bw));
        self.metabolise();
    }

    fn glucose_mg_per_dl(&self) -> f64 {
        self.glucose.gs / self.patient.vg
    }
}
