//! The S2008 model solved as a Taylor series, step by step what `GlucoseSeries` and `GlucoseBody`
//! of the module `body` do: the same recurrences, orders, tolerances and corners.

use crate::body::Body;
use crate::table::Patient;

const ORDER_MAX: usize = 10;
const ORDER_MIN: usize = 4;
const SIZE: usize = ORDER_MAX + 1;
const INSULIN_WEIGHT: f64 = 0.1;
const TANGENT_REACH: f64 = std::f64::consts::PI / 4.0;
const TOLERANCE_MG_PER_KG: f64 = 1e-3;
const STEP_MINUTES_MIN: f64 = 1.0 / 1048576.0;
const MOLECULE_MG: f64 = 3e-19;

type Series = [f64; SIZE];

const INVERSE: Series = [
    0.0, 1.0, 1.0 / 2.0, 1.0 / 3.0, 1.0 / 4.0, 1.0 / 5.0, 1.0 / 6.0, 1.0 / 7.0, 1.0 / 8.0,
    1.0 / 9.0, 1.0 / 10.0,
];

pub struct SeriesBody {
    p: Patient,
    q1: Series,
    q2: Series,
    q3: Series,
    gp: Series,
    gt: Series,
    gs: Series,
    ip: Series,
    il: Series,
    s1: Series,
    s2: Series,
    x: Series,
    i1: Series,
    id: Series,
    tangent_b: Series,
    tangent_d: Series,
    slope_b: Series,
    slope_d: Series,
    kgut: Series,
    content: Series,
    share: Series,
    kgut_half_range: f64,
    share_mg_per_kg: f64,
    appearance_per_mg: f64,
    per_insulin_volume: f64,
    filled_mg: f64,
    alpha: f64,
    beta: f64,
    argument_b: f64,
    argument_d: f64,
    per_half_use: f64,
    producing: f64,
    excreting: f64,
    plasma_moves: f64,
    tissue_moves: f64,
    skin_moves: f64,
    order: usize,
    stomach_at_meal_mg: f64,
    eaten_since_mg: f64,
    eating: bool,
}

fn starting(value: f64) -> Series {
    let mut series = [0.0; SIZE];
    series[0] = value;
    series
}

impl SeriesBody {
    pub fn new(patient: &Patient) -> SeriesBody {
        let p = patient.clone();
        let state = |index: usize| starting(p.initial[index]);
        SeriesBody {
            q1: state(0),
            q2: state(1),
            q3: state(2),
            gp: state(3),
            gt: state(4),
            ip: state(5),
            x: state(6),
            i1: state(7),
            id: state(8),
            il: state(9),
            s1: state(10),
            s2: state(11),
            gs: state(12),
            tangent_b: starting(0.0),
            tangent_d: starting(0.0),
            slope_b: starting(0.0),
            slope_d: starting(0.0),
            kgut: starting(0.0),
            content: starting(0.0),
            share: starting(0.0),
            kgut_half_range: (p.kmax - p.kmin) / 2.0,
            share_mg_per_kg: p.f / p.bw,
            appearance_per_mg: p.f / p.bw * p.kabs,
            per_insulin_volume: 1.0 / p.vi,
            filled_mg: 0.0,
            alpha: 0.0,
            beta: 0.0,
            argument_b: 0.0,
            argument_d: 0.0,
            per_half_use: 0.0,
            producing: 0.0,
            excreting: 0.0,
            plasma_moves: 0.0,
            tissue_moves: 0.0,
            skin_moves: 0.0,
            order: 0,
            stomach_at_meal_mg: p.initial[0] + p.initial[1],
            eaten_since_mg: 0.0,
            eating: false,
            p,
        }
    }

    /// Writes the series about the present and says how far they can be trusted, min.
    fn expand(&mut self, meal_mg: f64, eating: f64, infused: f64, minutes: f64) -> f64 {
        let mut step = minutes;
        self.fill_stomach(meal_mg);
        self.take_sides();
        self.digest(0, eating);
        self.infuse(0, infused, self.p.ib);
        self.metabolise(
            0,
            self.producing * self.p.kp1 - self.p.fsnc + self.excreting * self.p.ke2,
        );
        while step > self.tangent_minutes() && step > STEP_MINUTES_MIN {
            step /= 2.0;
        }
        let mut power = 1.0;
        self.order = 1;
        while self.order < ORDER_MAX {
            self.digest(self.order, 0.0);
            self.infuse(self.order, 0.0, 0.0);
            self.metabolise(self.order, 0.0);
            power *= step;
            self.order += 1;
            if self.order >= ORDER_MIN && self.last_terms(step) * power <= TOLERANCE_MG_PER_KG {
                return step;
            }
        }
        while self.last_terms(step) * power > TOLERANCE_MG_PER_KG && step > STEP_MINUTES_MIN {
            step /= 2.0;
            power /= (1 << (ORDER_MAX - 1)) as f64;
        }
        step
    }

    fn fill_stomach(&mut self, meal_mg: f64) {
        if meal_mg != self.filled_mg {
            let fed = meal_mg >= MOLECULE_MG;
            self.alpha = if fed { 2.5 / (meal_mg * (1.0 - self.p.b)) } else { 0.0 };
            self.beta = if fed { 2.5 / (meal_mg * self.p.d) } else { 0.0 };
            self.filled_mg = meal_mg;
        }
        let stomach_mg = self.q1[0] + self.q2[0];
        self.argument_b = self.alpha * (stomach_mg - self.p.b * meal_mg);
        self.argument_d = self.beta * (stomach_mg - self.p.d * meal_mg);
        self.tangent_b[0] = self.argument_b.tanh();
        self.tangent_d[0] = self.argument_d.tanh();
        self.kgut[0] =
            self.p.kmin + self.kgut_half_range * (self.tangent_b[0] - self.tangent_d[0] + 2.0);
    }

    fn take_sides(&mut self) {
        let one_if = |yes: bool| if yes { 1.0 } else { 0.0 };
        self.producing = one_if(self.production(self.gp[0], self.id[0]) > 0.0);
        self.excreting = if self.gp[0] > self.p.ke2 { self.p.ke1 } else { 0.0 };
        self.plasma_moves = one_if(self.gp[0] >= 0.0);
        self.tissue_moves = one_if(self.gt[0] >= 0.0);
        self.skin_moves = one_if(self.gs[0] >= 0.0);
        self.per_half_use = 1.0 / (self.p.km0 + self.gt[0]);
    }

    fn digest(&mut self, n: usize, eaten: f64) {
        let mut flow = 0.0;
        let mut square_b = 0.0;
        let mut square_d = 0.0;
        for j in 0..=n {
            flow += self.kgut[j] * self.q2[n - j];
            square_b += self.tangent_b[j] * self.tangent_b[n - j];
            square_d += self.tangent_d[j] * self.tangent_d[n - j];
        }
        let one = if n == 0 { 1.0 } else { 0.0 };
        self.slope_b[n] = one - square_b;
        self.slope_d[n] = one - square_d;
        self.content[n] = eaten - flow;
        let mut chain_b = 0.0;
        let mut chain_d = 0.0;
        for j in 0..=n {
            chain_b += self.slope_b[j] * self.content[n - j];
            chain_d += self.slope_d[j] * self.content[n - j];
        }
        let inverse = INVERSE[n + 1];
        let ground = self.p.kmax * self.q1[n];
        self.q1[n + 1] = (eaten - ground) * inverse;
        self.q2[n + 1] = (ground - flow) * inverse;
        self.q3[n + 1] = (flow - self.p.kabs * self.q3[n]) * inverse;
        self.tangent_b[n + 1] = self.alpha * chain_b * inverse;
        self.tangent_d[n + 1] = self.beta * chain_d * inverse;
        self.kgut[n + 1] = self.kgut_half_range * (self.tangent_b[n + 1] - self.tangent_d[n + 1]);
    }

    fn infuse(&mut self, n: usize, infused: f64, basal: f64) {
        let inverse = INVERSE[n + 1];
        let first = self.s1[n];
        let second = self.s2[n];
        let plasma = self.ip[n];
        let stored = self.il[n];
        let concentration = plasma * self.per_insulin_volume;
        let leaving_first = self.p.ka1 * first;
        let leaving_second = self.p.ka2 * second;
        let diffusing = self.p.kd * first;
        self.s1[n + 1] = (infused - leaving_first - diffusing) * inverse;
        self.s2[n + 1] = (diffusing - leaving_second) * inverse;
        self.ip[n + 1] = (self.p.m1 * stored - (self.p.m2 + self.p.m4) * plasma
            + leaving_first
            + leaving_second)
            * inverse;
        self.il[n + 1] = (self.p.m2 * plasma - (self.p.m1 + self.p.m30) * stored) * inverse;
        self.x[n + 1] = self.p.p2u * (concentration - basal - self.x[n]) * inverse;
        self.i1[n + 1] = self.p.ki * (concentration - self.i1[n]) * inverse;
        self.id[n + 1] = self.p.ki * (self.i1[n] - self.id[n]) * inverse;
    }

    fn metabolise(&mut self, n: usize, constant: f64) {
        let mut quotient = 0.0;
        let mut used = 0.0;
        for j in 1..=n {
            quotient += self.gt[j] * self.share[n - j];
            used += self.x[j] * self.share[n - j];
        }
        let held = self.gt[n];
        self.share[n] = (held - quotient) * self.per_half_use;
        let consumed =
            (self.p.vm0 + self.p.vmx * self.x[0]) * self.share[n] + self.p.vmx * used;
        let plasma = self.gp[n];
        let inverse = INVERSE[n + 1];
        let to_tissue = self.p.k1 * plasma - self.p.k2 * held;
        let produced = -self.producing * (self.p.kp2 * plasma + self.p.kp3 * self.id[n]);
        let appearing = self.appearance_per_mg * self.q3[n];
        self.gp[n + 1] = self.plasma_moves
            * (constant + produced + appearing - self.excreting * plasma - to_tissue)
            * inverse;
        self.gt[n + 1] = self.tissue_moves * (to_tissue - consumed) * inverse;
        self.gs[n + 1] = self.skin_moves * self.p.ksc * (plasma - self.gs[n]) * inverse;
    }

    fn tangent_minutes(&self) -> f64 {
        let speed = self.content[0].abs();
        let to_b = (0.5 * self.argument_b.abs() + TANGENT_REACH) / (self.alpha * speed);
        let to_d = (0.5 * self.argument_d.abs() + TANGENT_REACH) / (self.beta * speed);
        to_b.min(to_d)
    }

    fn last_terms(&self, minutes: f64) -> f64 {
        let meal = self.last(&self.q2, minutes).max(self.last(&self.q3, minutes))
            * self.share_mg_per_kg;
        let glucose = self
            .last(&self.gp, minutes)
            .max(self.last(&self.gt, minutes).max(self.last(&self.gs, minutes)));
        let action =
            self.last(&self.ip, minutes).max(self.last(&self.il, minutes)) * INSULIN_WEIGHT;
        meal.max(glucose.max(action))
    }

    fn last(&self, series: &Series, minutes: f64) -> f64 {
        series[self.order - 1].abs() + series[self.order].abs() * minutes
    }

    fn production(&self, plasma: f64, signal: f64) -> f64 {
        self.p.kp1 - self.p.kp2 * plasma - self.p.kp3 * signal
    }

    fn advance(&mut self, minutes: f64) {
        let order = self.order;
        for series in [
            &mut self.q1, &mut self.q2, &mut self.q3, &mut self.gp, &mut self.gt, &mut self.ip,
            &mut self.x, &mut self.i1, &mut self.id, &mut self.il, &mut self.s1, &mut self.s2,
            &mut self.gs,
        ] {
            series[0] = at(series, order, minutes);
        }
    }

    fn to_corner(&self, step: f64) -> f64 {
        if !self.passes_corner(step) {
            return step;
        }
        let mut before = 0.0;
        let mut after = step;
        while after - before > STEP_MINUTES_MIN {
            let middle = (before + after) / 2.0;
            if self.passes_corner(middle) {
                after = middle;
            } else {
                before = middle;
            }
        }
        after
    }

    fn passes_corner(&self, minutes: f64) -> bool {
        let plasma = at(&self.gp, self.order, minutes);
        let signal = at(&self.id, self.order, minutes);
        let now = self.gp[0];
        (self.production(plasma, signal) > 0.0) != (self.production(now, self.id[0]) > 0.0)
            || (plasma > self.p.ke2) != (now > self.p.ke2)
            || (plasma >= 0.0) != (now >= 0.0)
    }
}

fn at(series: &Series, order: usize, minutes: f64) -> f64 {
    let mut sum = series[order];
    for n in (0..order).rev() {
        sum = sum * minutes + series[n];
    }
    sum
}

fn forget_traces(compartment: &mut Series) {
    if compartment[0] < MOLECULE_MG {
        compartment[0] = 0.0;
    }
}

impl Body for SeriesBody {
    fn minute(&mut self, units: f64, grams: f64) {
        if grams > 0.0 {
            if !self.eating {
                self.stomach_at_meal_mg = self.q1[0] + self.q2[0];
                self.eaten_since_mg = 0.0;
            }
            self.eaten_since_mg += grams * 1000.0;
        }
        self.eating = grams > 0.0;
        let meal_mg = self.stomach_at_meal_mg + self.eaten_since_mg;
        let infused = units * (6000.0 / self.p.bw);
        let mut remaining = 1.0;
        while remaining > 0.0 {
            let step = self.expand(meal_mg, grams * 1000.0, infused, remaining);
            let step = self.to_corner(step);
            self.advance(step);
            remaining -= step;
        }
        forget_traces(&mut self.q1);
        forget_traces(&mut self.q2);
        forget_traces(&mut self.q3);
    }

    fn glucose_mg_per_dl(&self) -> f64 {
        self.gs[0] / self.p.vg
    }
}
