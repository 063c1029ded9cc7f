//! What is known of insulin and carbohydrate: how they act, and the accounts of both.

use crate::kernel::{minutes, Event, Order, OrderPort, Outcome, Receipt};

pub const FADE_PER_MIN: f64 = 0.0046;
const PART_PER_MIN: f64 = 0.0123;
const STOMACH_PART_PER_MIN: f64 = 0.010;
const GUT_PART_PER_MIN: f64 = 0.09;

#[derive(Clone, Copy, Default)]
pub struct InsulinAction {
    pub depot: f64,
    pub plasma: f64,
    pub effect: f64,
}

impl InsulinAction {
    pub fn give(&mut self, units: f64) {
        self.depot += units;
    }

    pub fn minute(&mut self) {
        let acting = self.plasma * PART_PER_MIN;
        let moving = self.depot * PART_PER_MIN;
        self.effect += acting - self.effect * FADE_PER_MIN;
        self.plasma += moving - acting;
        self.depot -= moving;
    }

    fn take(&mut self, other: &InsulinAction, part: f64) {
        self.depot -= part * other.depot;
        self.plasma -= part * other.plasma;
        self.effect -= part * other.effect;
    }

    pub fn on_board(&self) -> f64 {
        self.depot + self.plasma
    }
}

#[derive(Clone, Copy, Default)]
pub struct MealAction {
    pub stomach: f64,
    pub gut: f64,
    pub effect: f64,
}

impl MealAction {
    fn eat(&mut self, grams: f64) {
        self.stomach += grams;
    }

    pub fn minute(&mut self) {
        let absorbed = self.gut * GUT_PART_PER_MIN;
        let emptied = self.stomach * STOMACH_PART_PER_MIN;
        self.effect += absorbed - self.effect * FADE_PER_MIN;
        self.gut += emptied - absorbed;
        self.stomach -= emptied;
    }

    pub fn on_board(&self) -> f64 {
        self.stomach + self.gut
    }
}

const BIN_MINUTES: i64 = 5;
const BINS: usize = 25;
const UNSETTLED: usize = 16;
const SHOWN_NS: i64 = minutes(60);

#[derive(Clone, Copy, Default)]
struct Bolus {
    sequence: i64,
    at_ns: i64,
    units: f64,
    action: InsulinAction,
}

#[derive(Clone, Copy, Default)]
struct Rate {
    sequence: i64,
    expires_ns: i64,
    units_per_hour: f64,
}

#[derive(Default)]
pub struct InsulinLedger {
    pub action: InsulinAction,
    given: [f64; BINS],
    boluses: [Bolus; UNSETTLED],
    rates: [Rate; UNSETTLED],
    minutes: i64,
    newest_bolus: i64,
    newest_rate: i64,
    pub refused: bool,
}

impl InsulinLedger {
    pub fn minute(
        &mut self,
        basal: f64,
        orders: (&OrderPort, &OrderPort),
        receipts: (&[Receipt], &[Receipt]),
        now_ns: i64,
    ) {
        self.refused = false;
        self.enter_bolus(&orders.1.published);
        self.enter_rate(&orders.0.published);
        for receipt in receipts.1 {
            self.settle_bolus(receipt);
        }
        for receipt in receipts.0 {
            self.settle_rate(receipt);
        }
        self.minutes += 1;
        if self.minutes % BIN_MINUTES == 0 {
            self.given[self.bin()] = 0.0;
        }
        let rate = if self.newest_rate > 0 { self.possible_rate(now_ns) } else { basal };
        self.given[self.bin()] += rate / 60.0;
        self.action.give((rate - basal) / 60.0);
        self.action.minute();
        for bolus in &mut self.boluses {
            bolus.action.minute();
        }
    }

    pub fn possible_rate(&self, now_ns: i64) -> f64 {
        let mut highest = 0.0;
        for rate in &self.rates {
            if rate.sequence > 0 && now_ns < rate.expires_ns {
                highest = f64::max(highest, rate.units_per_hour);
            }
        }
        highest
    }

    pub fn has_doubtful_bolus(&self, patience_ns: i64, now_ns: i64) -> bool {
        self.boluses.iter().any(|bolus| {
            let age_ns = now_ns - bolus.at_ns;
            bolus.sequence > 0 && age_ns > patience_ns && age_ns <= SHOWN_NS
        })
    }

    pub fn given_in_two_hours(&self) -> f64 {
        let mut sum = 0.0;
        for units in &self.given {
            sum += units;
        }
        sum
    }

    fn enter_bolus(&mut self, order: &Order) {
        if order.sequence == self.newest_bolus {
            return;
        }
        self.newest_bolus = order.sequence;
        let mut oldest = 0;
        for i in 1..UNSETTLED {
            if self.boluses[i].sequence < self.boluses[oldest].sequence {
                oldest = i;
            }
        }
        let mut action = InsulinAction::default();
        action.give(order.value);
        self.boluses[oldest] =
            Bolus { sequence: order.sequence, at_ns: order.at_ns, units: order.value, action };
        self.action.give(order.value);
        self.given[self.bin()] += order.value;
    }

    fn enter_rate(&mut self, order: &Order) {
        if order.sequence == self.newest_rate {
            return;
        }
        self.newest_rate = order.sequence;
        let mut oldest = 0;
        for i in 1..UNSETTLED {
            if self.rates[i].sequence < self.rates[oldest].sequence {
                oldest = i;
            }
        }
        self.rates[oldest] = Rate {
            sequence: order.sequence,
            expires_ns: order.expires_ns,
            units_per_hour: order.value,
        };
    }

    fn settle_bolus(&mut self, receipt: &Receipt) {
        let found = self.boluses.iter_mut()
            .find(|bolus| receipt.sequence > 0 && bolus.sequence == receipt.sequence);
        let Some(bolus) = found else { return };
        let delivered = match receipt.outcome {
            Outcome::Unknown => return,
            Outcome::Delivered => bolus.units,
            Outcome::Partial => plausible(receipt.delivered, bolus.units),
            Outcome::Refused => 0.0,
        };
        self.refused |= receipt.outcome == Outcome::Refused;
        let missing = if bolus.units > 0.0 { 1.0 - delivered / bolus.units } else { 0.0 };
        self.action.take(&bolus.action, missing);
        bolus.sequence = 0;
    }

    fn settle_rate(&mut self, receipt: &Receipt) {
        let found = self.rates.iter_mut()
            .find(|rate| receipt.sequence > 0 && rate.sequence == receipt.sequence);
        let Some(rate) = found else { return };
        match receipt.outcome {
            Outcome::Unknown => return,
            Outcome::Refused => {
                self.refused = true;
                rate.sequence = 0;
                return;
            }
            Outcome::Partial => {
                rate.units_per_hour = plausible(receipt.delivered, rate.units_per_hour);
            }
            Outcome::Delivered => {}
        }
        for rate in &mut self.rates {
            if rate.sequence < receipt.sequence {
                rate.sequence = 0;
            }
        }
    }

    fn bin(&self) -> usize {
        (self.minutes / BIN_MINUTES) as usize % BINS
    }
}

fn plausible(part: f64, whole: f64) -> f64 {
    if part >= 0.0 && part <= whole { part } else { whole }
}

const LATE_NS: i64 = minutes(30);
const WAITING_NS: i64 = minutes(45);

pub struct CarbohydrateLedger {
    pub action: MealAction,
    pub uncovered: f64,
    newest_ns: i64,
    pub refused: bool,
    pub given_up: bool,
}

impl CarbohydrateLedger {
    pub fn new() -> CarbohydrateLedger {
        CarbohydrateLedger {
            action: MealAction::default(),
            uncovered: 0.0,
            newest_ns: i64::MIN,
            refused: false,
            given_up: false,
        }
    }

    pub fn minute(&mut self, meals: &[Event], now_ns: i64) {
        self.action.minute();
        self.refused = false;
        self.given_up = self.uncovered > 0.0 && now_ns - self.newest_ns > WAITING_NS;
        if self.given_up {
            self.uncovered = 0.0;
        }
        for meal in meals {
            let repeated = meal.at_ns <= self.newest_ns;
            let late = now_ns - meal.at_ns > LATE_NS || meal.at_ns > now_ns;
            if repeated || late {
                self.refused = true;
                continue;
            }
            self.newest_ns = meal.at_ns;
            self.action.eat(meal.value);
            self.uncovered += meal.value;
        }
    }

    pub fn is_announced_within(&self, span_ns: i64, now_ns: i64) -> bool {
        self.newest_ns >= now_ns - span_ns
    }
}

/// Whether the person sleeps, as was announced.
pub struct Sleep {
    newest_ns: i64,
    until_ns: i64,
}

impl Sleep {
    pub fn new() -> Sleep {
        Sleep { newest_ns: i64::MIN, until_ns: i64::MIN }
    }

    pub fn minute(&mut self, announced: &[Event], now_ns: i64) {
        for sleep in announced {
            if sleep.at_ns > self.newest_ns && sleep.at_ns <= now_ns {
                self.newest_ns = sleep.at_ns;
                self.until_ns = sleep.at_ns + (sleep.value / 60.0) as i64 * minutes(1);
            }
        }
    }

    pub fn is_on(&self, now_ns: i64) -> bool {
        now_ns < self.until_ns
    }
}
