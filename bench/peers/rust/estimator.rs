//! What glucose is and where it goes: the watch on the sensor, the filter, the predictor.

use crate::kernel::{minutes, Input, Quality, Reason, Reading, NS_PER_MIN};
use crate::ledgers::{CarbohydrateLedger, InsulinAction, InsulinLedger, MealAction, FADE_PER_MIN};
use crate::therapy::Therapy;

const READINGS: usize = 8;
const FLOOR_MG_PER_DL: f64 = 70.0;
const AHEAD_MIN: f64 = 20.0;
const JUMP_MG_PER_DL: f64 = 25.0;
const JUMP_MG_PER_DL_PER_MIN: f64 = 8.0;
const JUMP_MAX_MG_PER_DL: f64 = 80.0;
const AGREED_NS: i64 = minutes(60);
const GAP_NS: i64 = minutes(20);
const FLAT_NS: i64 = minutes(45);
const FLAT_MG_PER_DL: f64 = 1.0;
const STILL_NS: i64 = minutes(15);
const TREND_NS: i64 = minutes(16);

pub struct Watch {
    mg_per_dl: [f64; READINGS],
    at_ns: [i64; READINGS],
    readings: usize,
    pub trend: f64,
    candidate: f64,
    candidate_at_ns: i64,
    agreed_since_ns: i64,
    jumping: bool,
    anchor: f64,
    anchor_ns: i64,
    pub fresh: bool,
    pub still: bool,
    pub distrust: Reason,
}

impl Watch {
    pub fn new() -> Watch {
        Watch {
            mg_per_dl: [0.0; READINGS],
            at_ns: [0; READINGS],
            readings: 0,
            trend: 0.0,
            candidate: f64::NAN,
            candidate_at_ns: 0,
            agreed_since_ns: 0,
            jumping: false,
            anchor: f64::NAN,
            anchor_ns: 0,
            fresh: false,
            still: false,
            distrust: Reason::Starting,
        }
    }

    pub fn observe(&mut self, glucose: &Input, now_ns: i64) {
        self.fresh = false;
        self.still = false;
        self.distrust = match glucose.latched.quality {
            Quality::Good => self.plausible(&glucose.latched, now_ns),
            Quality::Doubtful | Quality::Implausible => Reason::Implausible,
            Quality::Stale => Reason::Stale,
            Quality::Missing if self.readings == 0 => Reason::Starting,
            Quality::Missing => Reason::Stale,
        };
    }

    pub fn has_reading(&self) -> bool {
        self.readings > 0
    }

    pub fn last(&self) -> f64 {
        if self.readings == 0 { f64::NAN } else { self.mg_per_dl[self.slot(0)] }
    }

    pub fn last_at_ns(&self) -> i64 {
        if self.readings == 0 { 0 } else { self.at_ns[self.slot(0)] }
    }

    fn slope(&self) -> f64 {
        let (mut n, mut sum_t, mut sum_g, mut sum_tt, mut sum_tg) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for ago in 0..self.readings.min(READINGS) {
            let slot = self.slot(ago);
            let age_ns = self.last_at_ns() - self.at_ns[slot];
            if age_ns <= TREND_NS {
                let t = -age_ns as f64 / NS_PER_MIN;
                n += 1.0;
                sum_t += t;
                sum_g += self.mg_per_dl[slot];
                sum_tt += t * t;
                sum_tg += t * self.mg_per_dl[slot];
            }
        }
        let spread = n * sum_tt - sum_t * sum_t;
        if spread > 0.0 { (n * sum_tg - sum_t * sum_g) / spread } else { 0.0 }
    }

    pub fn is_below_floor(&self) -> bool {
        self.last() < FLOOR_MG_PER_DL || self.jumping && self.candidate < FLOOR_MG_PER_DL
    }

    pub fn is_headed_below_floor(&self) -> bool {
        self.last() + AHEAD_MIN * self.trend < FLOOR_MG_PER_DL
    }

    fn plausible(&mut self, reading: &Reading, now_ns: i64) -> Reason {
        let is_new = self.readings == 0 || reading.at_ns > self.last_at_ns();
        if !((reading.value - self.anchor).abs() <= FLAT_MG_PER_DL) {
            self.anchor = reading.value;
            self.anchor_ns = reading.at_ns;
        }
        self.still = now_ns - self.anchor_ns >= STILL_NS;
        if is_new && self.jumps(reading.value, reading.at_ns) {
            return Reason::Implausible;
        }
        if is_new {
            self.accept(reading.value, reading.at_ns);
        }
        if now_ns - self.anchor_ns >= FLAT_NS { Reason::Flat } else { Reason::None }
    }

    fn jumps(&mut self, value: f64, read_at_ns: i64) -> bool {
        let gap = !self.jumping && read_at_ns - self.last_at_ns() > GAP_NS;
        if self.readings == 0 || gap || agrees(value, read_at_ns, self.last(), self.last_at_ns())
        {
            self.jumping = false;
            return false;
        }
        if !self.jumping || read_at_ns > self.candidate_at_ns {
            if !self.jumping || !agrees(value, read_at_ns, self.candidate, self.candidate_at_ns) {
                self.agreed_since_ns = read_at_ns;
            }
            self.jumping = true;
            self.candidate = value;
            self.candidate_at_ns = read_at_ns;
        }
        self.jumping = read_at_ns - self.agreed_since_ns < AGREED_NS;
        self.jumping
    }

    fn accept(&mut self, value: f64, read_at_ns: i64) {
        let slot = self.readings % READINGS;
        self.mg_per_dl[slot] = value;
        self.at_ns[slot] = read_at_ns;
        self.readings += 1;
        self.fresh = true;
        self.trend = self.slope();
    }

    fn slot(&self, ago: usize) -> usize {
        (self.readings - 1 - ago) % READINGS
    }
}

fn agrees(value: f64, at_ns: i64, other: f64, other_ns: i64) -> bool {
    let minutes = (at_ns - other_ns) as f64 / NS_PER_MIN;
    let far = JUMP_MG_PER_DL + JUMP_MG_PER_DL_PER_MIN * minutes;
    (value - other).abs() <= f64::min(JUMP_MAX_MG_PER_DL, far)
}

const BASE: usize = 0;
const EXTRA: usize = 1;
const DRIFT: usize = 2;
const MEAL: usize = 3;
pub const SENSITIVITY: usize = 4;
pub const RISE: usize = 5;
const NOISE: usize = 6;
const STATES: usize = 7;
const OF_GLUCOSE: usize = 6;

const DRIFT_KEPT_PER_MIN: f64 = 1.0 - 1.0 / 14.0;
const MEAL_KEPT_PER_MIN: f64 = 0.992;
const EXTRA_KEPT_PER_MIN: f64 = 1.0 - FADE_PER_MIN;
const MEAL_TO_DRIFT_PER_MIN: f64 = (1.0 - DRIFT_KEPT_PER_MIN) * (1.0 - MEAL_KEPT_PER_MIN);
const MEAL_WALK_GRAMS: f64 = 1.7;
const MEAL_MAX_GRAMS: f64 = 120.0;
const NOISE_KEPT_PER_MIN: f64 = 0.9765;
const BASE_WALK: f64 = 0.25;
const DRIFT_WALK: f64 = 0.042;
const NOISE_MG_PER_DL: f64 = 17.0;
const BASE_LIMITS_MG_PER_DL: (f64, f64) = (90.0, 200.0);
const NOISE_MAX_MG_PER_DL: f64 = 25.0;
const READING_MG_PER_DL: f64 = 2.0;
const START_BASE: f64 = 15.0;
const DOUBT_MG_PER_DL: f64 = 40.0;
const START_EXTRA: f64 = 5.0;
const START_DRIFT: f64 = 0.3;
const SENSITIVITY_SPREAD: f64 = 0.28;
const RISE_SPREAD: f64 = 0.32;
const LEARNT_KEPT_PER_MIN: f64 = 0.995;
const RISE_MG_PER_DL_KG_PER_GRAM: f64 = 370.0;
const CORRECTION_MULTIPLE: f64 = 3.5;
const UNITS_PER_DAY: f64 = 40.0;
const SENSITIVITY_PARTS: (f64, f64) = (0.85, 3.0);
const RISE_PARTS: (f64, f64) = (0.3, 3.0);

type Vector = [f64; STATES];

pub struct Estimator {
    pub state: Vector,
    covariance: [f64; STATES * STATES],
    seen: Vector,
    level: f64,
    pub started: bool,
    pub glucose: f64,
    pub glucose_margin: f64,
    pub trend: f64,
    pub trend_margin: f64,
}

impl Estimator {
    pub fn new() -> Estimator {
        Estimator {
            state: [0.0; STATES],
            covariance: [0.0; STATES * STATES],
            seen: [0.0; STATES],
            level: 0.0,
            started: false,
            glucose: f64::NAN,
            glucose_margin: f64::INFINITY,
            trend: f64::NAN,
            trend_margin: f64::INFINITY,
        }
    }

    /// Lives one minute; false when what it believes is no number.
    pub fn minute(
        &mut self,
        watch: &Watch,
        therapy: &Therapy,
        insulin: &InsulinLedger,
        carbohydrate: &CarbohydrateLedger,
    ) -> bool {
        let effects = (insulin.action.effect, carbohydrate.action.effect);
        if !self.started {
            if watch.fresh {
                self.start(watch.last(), therapy, effects);
                return self.believe(0.0, effects);
            }
            return true;
        }
        self.age(therapy);
        let moved = self.level_now(effects) - self.level;
        if watch.fresh {
            self.correct(watch.last(), therapy, effects);
        }
        self.believe(moved, effects)
    }

    pub fn doubt(&mut self) {
        self.covariance[BASE * STATES + BASE] += DOUBT_MG_PER_DL * DOUBT_MG_PER_DL;
        self.state[MEAL] = 0.0;
        for i in 0..STATES {
            self.covariance[MEAL * STATES + i] = 0.0;
            self.covariance[i * STATES + MEAL] = 0.0;
        }
    }

    pub fn forget_person(&mut self, therapy: &Therapy, effects: (f64, f64)) {
        if !self.started {
            return;
        }
        let believed = self.level_now(effects);
        for learnt in [SENSITIVITY, RISE] {
            for i in 0..STATES {
                self.covariance[learnt * STATES + i] = 0.0;
                self.covariance[i * STATES + learnt] = 0.0;
            }
        }
        let sensitivity = sensitivity_prior(therapy);
        let rise = rise_prior(therapy);
        self.open(SENSITIVITY, sensitivity, SENSITIVITY_SPREAD * sensitivity);
        self.open(RISE, rise, RISE_SPREAD * rise);
        self.state[BASE] += believed - self.level_now(effects);
    }

    pub fn unannounced_grams(&self, therapy: &Therapy) -> f64 {
        if self.started { self.state[MEAL] / rise_prior(therapy) } else { 0.0 }
    }

    fn spread(&self) -> f64 {
        let mut half = 0.0;
        for i in 0..OF_GLUCOSE {
            let mut with = self.covariance[i * STATES + i] / 2.0 * self.seen[i];
            for j in 0..i {
                with += self.covariance[i * STATES + j] * self.seen[j];
            }
            half += self.seen[i] * with;
        }
        (2.0 * f64::max(0.0, half)).sqrt()
    }

    /// The same for four sets of weights of the states of glucose at once.
    fn spreads(&self, weights: &[[f64; OF_GLUCOSE]]) -> [f64; FOUR] {
        let mut sums = [0.0; FOUR];
        for i in 0..OF_GLUCOSE {
            let own = self.covariance[i * STATES + i] / 2.0;
            for k in 0..FOUR {
                let mut with = own * weights[k][i];
                for j in 0..i {
                    with += self.covariance[i * STATES + j] * weights[k][j];
                }
                sums[k] += weights[k][i] * with;
            }
        }
        sums.map(|half| (2.0 * f64::max(0.0, half)).sqrt())
    }

    fn start(&mut self, reading: f64, therapy: &Therapy, effects: (f64, f64)) {
        self.started = true;
        let sensitivity = sensitivity_prior(therapy);
        let rise = rise_prior(therapy);
        self.covariance = [0.0; STATES * STATES];
        self.open(EXTRA, 0.0, START_EXTRA);
        self.open(DRIFT, 0.0, START_DRIFT);
        self.open(NOISE, 0.0, NOISE_MG_PER_DL);
        self.open(SENSITIVITY, sensitivity, SENSITIVITY_SPREAD * sensitivity);
        self.open(RISE, rise, RISE_SPREAD * rise);
        self.open(BASE, 0.0, START_BASE);
        self.state[BASE] = reading - self.level_now(effects);
    }

    fn open(&mut self, index: usize, value: f64, spread: f64) {
        self.state[index] = value;
        self.covariance[index * STATES + index] = spread * spread;
    }

    fn age(&mut self, therapy: &Therapy) {
        self.state[EXTRA] = self.state[EXTRA] * EXTRA_KEPT_PER_MIN + self.state[DRIFT];
        self.state[DRIFT] =
            self.state[DRIFT] * DRIFT_KEPT_PER_MIN + self.state[MEAL] * MEAL_TO_DRIFT_PER_MIN;
        self.state[MEAL] *= MEAL_KEPT_PER_MIN;
        self.state[NOISE] *= NOISE_KEPT_PER_MIN;
        for j in 0..STATES {
            self.age_line(j, STATES);
        }
        for i in 0..STATES {
            self.age_line(i * STATES, 1);
        }
        let noise_part = 1.0 - NOISE_KEPT_PER_MIN * NOISE_KEPT_PER_MIN;
        self.widen(BASE, BASE_WALK * BASE_WALK);
        self.widen(DRIFT, DRIFT_WALK * DRIFT_WALK);
        self.widen(NOISE, NOISE_MG_PER_DL * NOISE_MG_PER_DL * noise_part);
        let meal_walk = MEAL_WALK_GRAMS * rise_prior(therapy);
        self.widen(MEAL, meal_walk * meal_walk);
        self.forget(SENSITIVITY, sensitivity_prior(therapy), SENSITIVITY_SPREAD);
        self.forget(RISE, rise_prior(therapy), RISE_SPREAD);
    }

    fn forget(&mut self, index: usize, prior: f64, relative_spread: f64) {
        let kept = LEARNT_KEPT_PER_MIN;
        self.state[index] = prior + kept * (self.state[index] - prior);
        for i in 0..STATES {
            self.covariance[index * STATES + i] *= kept;
            self.covariance[i * STATES + index] *= kept;
        }
        let spread = relative_spread * prior;
        self.widen(index, spread * spread * (1.0 - kept * kept));
    }

    fn age_line(&mut self, start: usize, stride: usize) {
        let c = &mut self.covariance;
        let drift = start + DRIFT * stride;
        let extra = start + EXTRA * stride;
        c[extra] = c[extra] * EXTRA_KEPT_PER_MIN + c[drift];
        let meal = start + MEAL * stride;
        c[drift] = c[drift] * DRIFT_KEPT_PER_MIN + c[meal] * MEAL_TO_DRIFT_PER_MIN;
        c[meal] *= MEAL_KEPT_PER_MIN;
        c[start + NOISE * stride] *= NOISE_KEPT_PER_MIN;
    }

    fn widen(&mut self, index: usize, variance: f64) {
        self.covariance[index * STATES + index] += variance;
    }

    fn correct(&mut self, reading: f64, therapy: &Therapy, effects: (f64, f64)) {
        self.look(1.0, effects);
        let mut gain = [0.0; STATES];
        let mut expected = 0.0;
        let mut variance = READING_MG_PER_DL * READING_MG_PER_DL;
        for i in 0..STATES {
            let mut sum = 0.0;
            for j in 0..STATES {
                sum += self.covariance[i * STATES + j] * self.seen[j];
            }
            gain[i] = sum;
            expected += self.seen[i] * self.state[i];
            variance += self.seen[i] * sum;
        }
        let surprise = (reading - expected) / variance;
        for i in 0..STATES {
            self.state[i] += gain[i] * surprise;
            let part = gain[i] / variance;
            for j in 0..STATES {
                self.covariance[i * STATES + j] -= part * gain[j];
            }
        }
        self.confine(therapy, effects);
    }

    fn confine(&mut self, therapy: &Therapy, effects: (f64, f64)) {
        let believed = self.level_now(effects);
        let (sensitivity, rise) = (sensitivity_prior(therapy), rise_prior(therapy));
        self.state[SENSITIVITY] = within(self.state[SENSITIVITY], SENSITIVITY_PARTS, sensitivity);
        self.state[RISE] = within(self.state[RISE], RISE_PARTS, rise);
        self.state[BASE] += believed - self.level_now(effects);
        let base = within(self.state[BASE], BASE_LIMITS_MG_PER_DL, 1.0);
        self.state[EXTRA] += self.state[BASE] - base;
        self.state[BASE] = base;
        self.state[MEAL] = within(self.state[MEAL], (0.0, MEAL_MAX_GRAMS), rise);
        let noise = within(self.state[NOISE], (-1.0, 1.0), NOISE_MAX_MG_PER_DL);
        self.state[EXTRA] += self.state[NOISE] - noise;
        self.state[NOISE] = noise;
    }

    fn look(&mut self, noise: f64, effects: (f64, f64)) {
        self.seen = [1.0, 1.0, 0.0, 0.0, -effects.0, effects.1, noise];
    }

    fn believe(&mut self, moved: f64, effects: (f64, f64)) -> bool {
        self.level = self.level_now(effects);
        if !self.level.is_finite() {
            return false;
        }
        self.glucose = self.level;
        self.glucose_margin = 2.0 * self.spread();
        self.trend = moved;
        let drift_variance = self.covariance[DRIFT * STATES + DRIFT];
        self.trend_margin = 2.0 * f64::max(0.0, drift_variance).sqrt();
        true
    }

    fn level_now(&mut self, effects: (f64, f64)) -> f64 {
        self.look(0.0, effects);
        let mut sum = 0.0;
        for i in 0..STATES {
            sum += self.seen[i] * self.state[i];
        }
        sum
    }
}

fn rise_prior(therapy: &Therapy) -> f64 {
    RISE_MG_PER_DL_KG_PER_GRAM / therapy.weight
}

fn sensitivity_prior(therapy: &Therapy) -> f64 {
    CORRECTION_MULTIPLE * therapy.correction_factor
        * (UNITS_PER_DAY / therapy.daily_insulin).sqrt()
}

fn within(value: f64, parts: (f64, f64), whole: f64) -> f64 {
    f64::max(parts.0 * whole, f64::min(parts.1 * whole, value))
}

const STEP_MIN: usize = 10;
const SOON: usize = 3;
const HOUR: usize = SOON;
const FAR: usize = HOUR + 1;
const ROWS: usize = 21;
const CAUTIOUS_EVERY: usize = 2;
const CAUTIOUS: usize = FAR + 1;
const SETS: usize = 8;
const FOUR: usize = 4;
const CAUTION: f64 = 0.9;
const MEAL_DOUBT: f64 = 0.36;
const MEAL_SPREAD_PART: f64 = 0.2;
const LIGHT_KG: f64 = 50.0;
const LIGHT_MIN: f64 = 0.4;
const LIGHT_MAX: f64 = 2.2;
const CAUTIOUS_FLOOR_MG_PER_DL: f64 = 68.0;
const BELOW_TARGET_MG_PER_DL: f64 = 3.0;

/// Minutes from the row before `row` to it.
fn minutes_to(row: usize) -> usize {
    STEP_MIN * match row {
        HOUR => 3,
        FAR => 8,
        _ => 1,
    }
}

pub struct Predictor {
    dose_effect: [f64; ROWS],
    per_dose_effect: [f64; ROWS],
    plasma_effect: [f64; ROWS],
    stomach_effect: [f64; ROWS],
    gut_effect: [f64; ROWS],
    borrowed_effect: [f64; ROWS],
    extra_left: [f64; ROWS],
    drift_effect: [f64; ROWS],
    meal_effect: [f64; ROWS],
    pub dose: f64,
    pub borrowing_dose: f64,
    pub lowest_soon: f64,
    pub in_an_hour: f64,
}

impl Predictor {
    pub fn new() -> Predictor {
        let mut predictor = Predictor {
            dose_effect: [0.0; ROWS],
            per_dose_effect: [0.0; ROWS],
            plasma_effect: [0.0; ROWS],
            stomach_effect: [0.0; ROWS],
            gut_effect: [0.0; ROWS],
            borrowed_effect: [0.0; ROWS],
            extra_left: [0.0; ROWS],
            drift_effect: [0.0; ROWS],
            meal_effect: [0.0; ROWS],
            dose: 0.0,
            borrowing_dose: 0.0,
            lowest_soon: 0.0,
            in_an_hour: 0.0,
        };
        predictor.foresee_states();
        predictor.foresee_insulin();
        predictor.foresee_meals();
        predictor
    }

    fn foresee_insulin(&mut self) {
        let mut dose = InsulinAction { depot: 1.0, ..Default::default() };
        let mut plasma = InsulinAction { plasma: 1.0, ..Default::default() };
        let mut borrowed = InsulinAction::default();
        for row in 0..ROWS {
            for _ in 0..minutes_to(row) {
                borrowed.give(1.0 / 60.0);
                dose.minute();
                plasma.minute();
                borrowed.minute();
            }
            self.dose_effect[row] = dose.effect;
            self.per_dose_effect[row] = 1.0 / dose.effect;
            self.plasma_effect[row] = plasma.effect;
            self.borrowed_effect[row] = borrowed.effect;
        }
    }

    fn foresee_meals(&mut self) {
        let mut stomach = MealAction { stomach: 1.0, ..Default::default() };
        let mut gut = MealAction { gut: 1.0, ..Default::default() };
        for row in 0..ROWS {
            for _ in 0..minutes_to(row) {
                stomach.minute();
                gut.minute();
            }
            self.stomach_effect[row] = stomach.effect;
            self.gut_effect[row] = gut.effect;
        }
    }

    fn foresee_states(&mut self) {
        let (mut extra, mut of_drift, mut drift) = (1.0, 0.0, 1.0);
        let (mut of_meal, mut drift_of_meal, mut meal) = (0.0, 0.0, 1.0);
        for row in 0..ROWS {
            for _ in 0..minutes_to(row) {
                extra *= EXTRA_KEPT_PER_MIN;
                of_drift = of_drift * EXTRA_KEPT_PER_MIN + drift;
                drift *= DRIFT_KEPT_PER_MIN;
                of_meal = of_meal * EXTRA_KEPT_PER_MIN + drift_of_meal;
                drift_of_meal = drift_of_meal * DRIFT_KEPT_PER_MIN + meal * MEAL_TO_DRIFT_PER_MIN;
                meal *= MEAL_KEPT_PER_MIN;
            }
            self.extra_left[row] = extra;
            self.drift_effect[row] = of_drift;
            self.meal_effect[row] = of_meal;
        }
    }

    pub fn look(
        &mut self,
        therapy: &Therapy,
        estimator: &Estimator,
        insulin: &InsulinLedger,
        carbohydrate: &CarbohydrateLedger,
    ) {
        let (units, grams, s) = (&insulin.action, &carbohydrate.action, &estimator.state);
        let (sensitivity, rise) = (s[SENSITIVITY], s[RISE]);
        let extra = s[EXTRA] - units.effect * sensitivity + grams.effect * rise;
        let (depot, plasma) = (-units.depot * sensitivity, -units.plasma * sensitivity);
        let (stomach, gut) = (grams.stomach * rise, grams.gut * rise);
        let mut expected = [0.0; ROWS];
        for row in 0..ROWS {
            expected[row] = s[BASE] + self.extra_left[row] * extra
                + self.drift_effect[row] * s[DRIFT] + self.meal_effect[row] * s[MEAL]
                + self.dose_effect[row] * depot + self.plasma_effect[row] * plasma
                + self.stomach_effect[row] * stomach + self.gut_effect[row] * gut;
        }
        self.lowest_soon = estimator.glucose;
        for row in 0..SOON {
            self.lowest_soon = f64::min(self.lowest_soon, expected[row]);
        }
        self.in_an_hour = expected[HOUR];
        let spreads = self.spreads(estimator, units, grams);
        self.look_far(therapy, estimator, &expected, &spreads);
    }

    fn look_far(&mut self, therapy: &Therapy, filter: &Estimator, expected: &[f64; ROWS],
        spreads: &[f64; SETS]) {
        let sensitivity = filter.state[SENSITIVITY];
        let lifted = sensitivity * therapy.basal;
        let light = f64::max(LIGHT_MIN, f64::min(LIGHT_MAX, LIGHT_KG / therapy.weight));
        let doubted = MEAL_DOUBT * filter.state[MEAL];
        let (mut least, mut least_borrowed) = (f64::INFINITY, f64::INFINITY);
        for row in FAR..ROWS {
            let lift = lifted * self.borrowed_effect[row];
            let mut room = expected[row] - therapy.target;
            let mut borrowed_room = room + lift + BELOW_TARGET_MG_PER_DL;
            if (row - FAR) % CAUTIOUS_EVERY == 1 {
                let spread = spreads[(row - FAR) / CAUTIOUS_EVERY];
                let caution = light * (CAUTION * spread + doubted * self.meal_effect[row]);
                let cautious = expected[row] - caution - CAUTIOUS_FLOOR_MG_PER_DL;
                room = f64::min(room, cautious);
                borrowed_room = f64::min(borrowed_room, cautious + lift);
            }
            least = f64::min(least, room * self.per_dose_effect[row]);
            least_borrowed = f64::min(least_borrowed, borrowed_room * self.per_dose_effect[row]);
        }
        self.dose = least / sensitivity;
        self.borrowing_dose = least_borrowed / sensitivity;
    }

    fn spreads(&self, filter: &Estimator, units: &InsulinAction, grams: &MealAction)
        -> [f64; SETS] {
        let mut weights = [[0.0; OF_GLUCOSE]; SETS];
        for i in 0..SETS {
            let row = CAUTIOUS + CAUTIOUS_EVERY * i;
            let acted = self.dose_effect[row] * units.depot
                + self.plasma_effect[row] * units.plasma + self.extra_left[row] * units.effect;
            let risen = self.stomach_effect[row] * grams.stomach
                + self.gut_effect[row] * grams.gut + self.extra_left[row] * grams.effect;
            weights[i] = [1.0, self.extra_left[row], self.drift_effect[row],
                MEAL_SPREAD_PART * self.meal_effect[row], -acted, risen];
        }
        let mut spreads = [0.0; SETS];
        for i in (0..SETS).step_by(FOUR) {
            spreads[i..i + FOUR].copy_from_slice(&filter.spreads(&weights[i..i + FOUR]));
        }
        spreads
    }
}
