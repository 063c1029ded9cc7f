//! The artificial pancreas: a port of the Java device of that name with everything its step does,
//! from the latching of its ports to the digest of what it publishes.

use crate::estimator::{Estimator, Predictor, Watch, RISE, SENSITIVITY};
use crate::kernel::{
    minutes, Alarm, Bounds, Digest, Event, Inbox, Input, Journal, OrderPort, Outcome, Output,
    Proposal, Reason, Receipt, Verdict,
};
use crate::ledgers::{CarbohydrateLedger, InsulinLedger, Sleep};
use crate::therapy::Therapy;

const PERIOD_NS: i64 = minutes(1);
const DEADLINE_NS: i64 = 1_000_000_000;
const NEVER: i64 = i64::MAX;
const REPEAT_NS: i64 = minutes(5);
const VALID_NS: i64 = minutes(30);
const BOLUS_VALID_NS: i64 = minutes(5);
const SETTLE_NS: i64 = minutes(10);
const PAYBACK_NS: i64 = minutes(240);
const TRUST_NS: i64 = minutes(180);
const LOW_MEMORY_NS: i64 = minutes(60);
const SUSPEND_MG_PER_DL: f64 = 70.0;
const RESUME_MG_PER_DL: f64 = 80.0;
const HIGH_MG_PER_DL: f64 = 250.0;
const FALLBACK_LOW_MG_PER_DL: f64 = 80.0;
const FALLBACK_AHEAD_MIN: f64 = 30.0;
const GOOD_READINGS: u32 = 3;
const EVENTS: usize = 8;
const JOURNAL_ROWS: usize = 40;
const PER_HOUR: f64 = 2.0;
const AFTER_MEAL_MULTIPLE_MAX: f64 = 1.45;
const MEAL_NS: i64 = minutes(450);
const MEAL_MULTIPLE_MAX: f64 = 1.2;
const SLEEP_SECONDS_MAX: f64 = 43_200.0;
const MICRO_GRAMS_MIN: f64 = 8.0;
const MICRO_MG_PER_DL_MIN: f64 = 130.0;
const MICRO_PART: f64 = 0.5;
const MICRO_AFTER_MEAL_PART: f64 = 0.12;
const MICRO_DAY_PART_MAX: f64 = 0.045;
const MICRO_ON_BOARD_DAY_PART: f64 = 0.15;
const RATE_ON_BOARD_DAY_PART: f64 = 0.07;
const DOSE_MIN_UNITS: f64 = 0.05;
const BASAL_MULTIPLE_MAX: f64 = 4.0;
const DAY_PART_AT_ONCE: f64 = 0.35;
const DAY_PART_IN_TWO_HOURS: f64 = 0.5;
const DAY_PART_ON_BOARD: f64 = 0.45;

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Starting(u32),
    Regulating,
    Suspended,
    Cautious(Reason),
    Fallback(Reason, u32),
}

impl Mode {
    fn code(self) -> i32 {
        match self {
            Mode::Starting(_) => 0,
            Mode::Regulating => 1,
            Mode::Suspended => 2,
            Mode::Cautious(_) => 3,
            Mode::Fallback(..) => 4,
        }
    }

    fn next(self, event: Finding) -> Mode {
        match event {
            Finding::OrderRefused => Mode::Fallback(Reason::Prescription, 0),
            Finding::SignalStale => match self {
                Mode::Starting(_) => Mode::Starting(0),
                _ => Mode::Fallback(Reason::Stale, 0),
            },
            Finding::SignalImplausible => Mode::Fallback(Reason::Implausible, 0),
            Finding::SignalFlat => Mode::Fallback(Reason::Flat, 0),
            Finding::Low => match self {
                Mode::Fallback(..) => self,
                _ => Mode::Suspended,
            },
            Finding::Marginal => match self {
                Mode::Starting(_) | Mode::Fallback(..) => self.good(),
                _ => self,
            },
            Finding::ActuatorRefused => self.doubted(Reason::Actuator),
            Finding::OutcomeUnknown => self.doubted(Reason::UnknownOutcome),
            Finding::Good => self.good(),
            Finding::Quiet => self,
        }
    }

    fn doubted(self, reason: Reason) -> Mode {
        match self {
            Mode::Starting(_) | Mode::Fallback(..) => self,
            _ => Mode::Cautious(reason),
        }
    }

    fn good(self) -> Mode {
        match self {
            Mode::Starting(good) if good + 1 < GOOD_READINGS => Mode::Starting(good + 1),
            Mode::Fallback(reason, good) if good + 1 < GOOD_READINGS => {
                Mode::Fallback(reason, good + 1)
            }
            _ => Mode::Regulating,
        }
    }
}

enum Finding {
    OrderRefused,
    SignalStale,
    SignalImplausible,
    SignalFlat,
    Low,
    Marginal,
    ActuatorRefused,
    OutcomeUnknown,
    Good,
    Quiet,
}

struct Ports {
    glucose: Input,
    meals: Inbox<Event, EVENTS>,
    sleep: Inbox<Event, 2>,
    rate_receipts: Inbox<Receipt, EVENTS>,
    bolus_receipts: Inbox<Receipt, EVENTS>,
    rate: OrderPort,
    bolus: OrderPort,
    outputs: [Output; 6],
    alarms: [Alarm; 9],
    mode_code: i32,
    published_mode_code: i32,
}

const ESTIMATE: usize = 0;
const TREND: usize = 1;
const PREDICTED: usize = 2;
const INSULIN_ON_BOARD: usize = 3;
const CARBOHYDRATE_ON_BOARD: usize = 4;
const INSULIN_REQUIRED: usize = 5;

const LOW: usize = 0;
const LOW_PREDICTED: usize = 1;
const HIGH: usize = 2;
const CONTROL_LOST: usize = 3;
const NOT_STARTED: usize = 4;
const OUTCOME_UNKNOWN: usize = 5;
const PUMP_REFUSES: usize = 6;
const MEAL_NOT_COVERED: usize = 7;
const TRAPPED: usize = 8;

impl Ports {
    fn new() -> Ports {
        let event = Event { value: 0.0, at_ns: 0 };
        let receipt = Receipt { sequence: 0, outcome: Outcome::Unknown, delivered: 0.0 };
        Ports {
            glucose: Input::new(39.0, 600.0, minutes(12)),
            meals: Inbox::new(event),
            sleep: Inbox::new(event),
            rate_receipts: Inbox::new(receipt),
            bolus_receipts: Inbox::new(receipt),
            rate: OrderPort::new(0.0, 30.0, VALID_NS),
            bolus: OrderPort::new(0.0, 30.0, BOLUS_VALID_NS),
            outputs: [
                Output::new(0.0, 600.0),
                Output::new(-10.0, 10.0),
                Output::new(0.0, 600.0),
                Output::new(-10.0, 60.0),
                Output::new(0.0, 400.0),
                Output::new(-30.0, 60.0),
            ],
            alarms: [
                Alarm::new(true, 0),
                Alarm::new(false, 0),
                Alarm::new(false, minutes(60)),
                Alarm::new(true, 0),
                Alarm::new(false, minutes(20)),
                Alarm::new(true, 0),
                Alarm::new(true, 0),
                Alarm::new(true, 0),
                Alarm::new(true, 0),
            ],
            mode_code: 0,
            published_mode_code: 0,
        }
    }

    fn latch(&mut self, now_ns: i64) {
        self.glucose.latch(now_ns);
        self.meals.latch();
        self.sleep.latch();
        self.rate_receipts.latch();
        self.bolus_receipts.latch();
    }

    fn publish(&mut self) {
        self.outputs.iter_mut().for_each(Output::publish);
        self.rate.publish();
        self.bolus.publish();
        self.alarms.iter_mut().for_each(Alarm::publish);
        self.published_mode_code = self.mode_code;
    }

    fn discard(&mut self) {
        self.outputs.iter_mut().for_each(Output::discard);
        self.rate.discard();
        self.bolus.discard();
        self.alarms.iter_mut().for_each(Alarm::discard);
        self.mode_code = -1;
    }

    fn fold(&self, digest: &mut Digest) {
        for output in &self.outputs {
            digest.number(output.published.value);
            digest.word(output.published.quality as u64);
        }
        for port in [&self.rate, &self.bolus] {
            digest.number(port.published.value);
            digest.word(port.published.sequence as u64);
            digest.word(port.published.expires_ns as u64);
        }
        for alarm in &self.alarms {
            digest.word(alarm.published as u64);
        }
        digest.word(self.published_mode_code as i64 as u64);
    }
}

/// No rate below the floor or on the way to it, none above basal on a signal in doubt.
fn limit_rate(bounds: &mut Bounds, watch: &Watch, therapy: &Therapy) {
    if watch.distrust == Reason::Stale || watch.distrust == Reason::Starting {
        bounds.at_most(therapy.basal, watch.distrust);
    } else if watch.is_below_floor() {
        bounds.at_most(0.0, Reason::Floor);
    } else if watch.distrust != Reason::None {
        bounds.at_most(therapy.basal, watch.distrust);
    } else if watch.is_headed_below_floor() {
        bounds.at_most(0.0, Reason::Prediction);
    } else if watch.still {
        bounds.at_most(therapy.basal, Reason::Flat);
    }
}

/// The clinic's basal rate, suspended while the patient is low.
struct Fallback {
    watch: Watch,
    proposal: Proposal,
    ordered_ns: i64,
    ordered: f64,
}

impl Fallback {
    fn new() -> Fallback {
        Fallback {
            watch: Watch::new(),
            proposal: Proposal::nothing(),
            ordered_ns: i64::MIN / 2,
            ordered: f64::NAN,
        }
    }

    fn step(&mut self, therapy: &Therapy, ports: &mut Ports, now_ns: i64) {
        self.watch.observe(&ports.glucose, now_ns);
        self.order(therapy.basal, therapy, &mut ports.rate, now_ns);
    }

    fn order(
        &mut self,
        most: f64,
        therapy: &Therapy,
        rate: &mut OrderPort,
        now_ns: i64,
    ) -> Verdict {
        let value = if self.is_low(now_ns) { 0.0 } else { f64::min(most, therapy.basal) };
        let runs = value == self.ordered || value > 0.0 && self.ordered > 0.0;
        if runs && now_ns - self.ordered_ns < REPEAT_NS {
            return Verdict::Nothing;
        }
        self.proposal.set(value, now_ns + VALID_NS);
        let (verdict, _) = rate.order(&self.proposal, therapy.hash, now_ns, |bounds| {
            bounds.at_most(BASAL_MULTIPLE_MAX * therapy.basal, Reason::Rate);
            limit_rate(bounds, &self.watch, therapy);
        });
        if verdict != Verdict::Refused {
            self.ordered_ns = now_ns;
            self.ordered = value;
        }
        verdict
    }

    fn begin(&mut self) {
        self.ordered = f64::NAN;
    }

    fn is_low(&self, now_ns: i64) -> bool {
        if !self.watch.has_reading() || now_ns - self.watch.last_at_ns() > LOW_MEMORY_NS {
            return false;
        }
        let falling = f64::min(0.0, self.watch.trend);
        self.watch.last() + FALLBACK_AHEAD_MIN * falling < FALLBACK_LOW_MG_PER_DL
            || self.watch.is_below_floor()
    }
}

struct Control {
    mode: Mode,
    journal: Journal<10>,
    watch: Watch,
    insulin: InsulinLedger,
    carbohydrate: CarbohydrateLedger,
    sleep: Sleep,
    estimator: Estimator,
    predictor: Predictor,
    open_loop: Fallback,
    rate: Proposal,
    bolus: Proposal,
    rate_reason: Reason,
    rate_ordered_ns: i64,
    lost_ns: i64,
    order_refused: bool,
    meal_missed: bool,
}

impl Control {
    fn new() -> Control {
        Control {
            mode: Mode::Starting(0),
            journal: Journal::new(JOURNAL_ROWS),
            watch: Watch::new(),
            insulin: InsulinLedger::default(),
            carbohydrate: CarbohydrateLedger::new(),
            sleep: Sleep::new(),
            estimator: Estimator::new(),
            predictor: Predictor::new(),
            open_loop: Fallback::new(),
            rate: Proposal::nothing(),
            bolus: Proposal::nothing(),
            rate_reason: Reason::None,
            rate_ordered_ns: 0,
            lost_ns: i64::MIN / 2,
            order_refused: false,
            meal_missed: false,
        }
    }

    /// One decision; false when it trapped.
    fn step(&mut self, therapy: &Therapy, ports: &mut Ports, now_ns: i64) -> bool {
        self.journal.begin(now_ns);
        self.watch.observe(&ports.glucose, now_ns);
        self.open_loop.watch.observe(&ports.glucose, now_ns);
        self.insulin.minute(
            therapy.basal,
            (&ports.rate, &ports.bolus),
            (ports.rate_receipts.seen(), ports.bolus_receipts.seen()),
            now_ns,
        );
        self.carbohydrate.minute(ports.meals.seen(), now_ns);
        self.sleep.minute(ports.sleep.seen(), now_ns);
        if self.insulin.refused {
            let effects = (self.insulin.action.effect, self.carbohydrate.action.effect);
            self.estimator.forget_person(therapy, effects);
        }
        if !self.estimator.minute(&self.watch, therapy, &self.insulin, &self.carbohydrate) {
            return false;
        }
        if self.estimator.started {
            self.predictor.look(therapy, &self.estimator, &self.insulin, &self.carbohydrate);
        }
        let next = self.mode.next(self.event(now_ns));
        let changed = next != self.mode;
        self.mode = next;
        if changed {
            ports.mode_code = next.code();
            if let Mode::Fallback(..) = next {
                self.estimator.doubt();
            }
            self.open_loop.begin();
        }
        if let Mode::Fallback(..) = self.mode {
            self.lost_ns = now_ns;
        }
        self.bolus.clear();
        self.act(changed, therapy, ports, now_ns);
        self.raise(ports, now_ns);
        self.show(ports, now_ns);
        true
    }

    fn event(&self, now_ns: i64) -> Finding {
        if self.order_refused {
            return Finding::OrderRefused;
        }
        match self.watch.distrust {
            Reason::None => self.trusted(now_ns),
            Reason::Starting | Reason::Stale => Finding::SignalStale,
            Reason::Flat => Finding::SignalFlat,
            _ => Finding::SignalImplausible,
        }
    }

    fn trusted(&self, now_ns: i64) -> Finding {
        let lowest = f64::min(self.watch.last(), self.predictor.lowest_soon);
        if lowest < SUSPEND_MG_PER_DL || self.watch.is_headed_below_floor() {
            return Finding::Low;
        }
        if self.insulin.refused {
            return Finding::ActuatorRefused;
        }
        if self.insulin.has_doubtful_bolus(SETTLE_NS, now_ns) {
            return Finding::OutcomeUnknown;
        }
        if !self.watch.fresh {
            return Finding::Quiet;
        }
        if lowest < RESUME_MG_PER_DL { Finding::Marginal } else { Finding::Good }
    }

    fn act(&mut self, changed: bool, therapy: &Therapy, ports: &mut Ports, now_ns: i64) {
        let due = changed || now_ns - self.rate_ordered_ns >= REPEAT_NS;
        self.meal_missed = self.carbohydrate.given_up;
        match self.mode {
            Mode::Starting(_) => self.run_open_loop(therapy, ports, now_ns),
            Mode::Regulating => {
                if due {
                    self.propose_rate(therapy, now_ns);
                    self.order_rate(therapy, ports, now_ns);
                }
                let doubtful = self.insulin.has_doubtful_bolus(0, now_ns);
                if self.carbohydrate.uncovered > 0.0 && !doubtful {
                    self.propose_bolus(therapy, now_ns);
                    self.order_bolus(therapy, ports, now_ns);
                    self.carbohydrate.uncovered = 0.0;
                } else if due
                    && !doubtful
                    && !self.sleep.is_on(now_ns)
                    && now_ns - self.lost_ns >= TRUST_NS
                {
                    self.propose_microbolus(therapy, now_ns);
                    self.order_bolus(therapy, ports, now_ns);
                }
            }
            Mode::Suspended => {
                if due {
                    self.rate.set(0.0, now_ns + VALID_NS);
                    self.rate.reason = Reason::Prediction;
                    self.order_rate(therapy, ports, now_ns);
                }
            }
            Mode::Cautious(_) => {
                if due {
                    self.propose_rate(therapy, now_ns);
                    let value = f64::min(therapy.basal, self.rate.value);
                    self.rate.set(value, now_ns + VALID_NS);
                    self.order_rate(therapy, ports, now_ns);
                }
            }
            Mode::Fallback(..) => {
                self.meal_missed |= self.carbohydrate.uncovered > 0.0;
                self.carbohydrate.uncovered = 0.0;
                self.run_open_loop(therapy, ports, now_ns);
            }
        }
    }

    fn propose_rate(&mut self, therapy: &Therapy, now_ns: i64) {
        let room = self.room(therapy, RATE_ON_BOARD_DAY_PART);
        let mut value = therapy.basal + PER_HOUR * f64::min(self.predictor.dose, room);
        if self.carbohydrate.is_announced_within(MEAL_NS, now_ns) {
            value = f64::min(value, AFTER_MEAL_MULTIPLE_MAX * therapy.basal);
        }
        self.rate.set(f64::max(0.0, value), now_ns + VALID_NS);
    }

    fn propose_bolus(&mut self, therapy: &Therapy, now_ns: i64) {
        let by_ratio = self.carbohydrate.uncovered / therapy.carbohydrate_ratio;
        let units = f64::min(self.predictor.borrowing_dose, MEAL_MULTIPLE_MAX * by_ratio);
        if units >= DOSE_MIN_UNITS {
            self.bolus.set(units, now_ns + BOLUS_VALID_NS);
        } else {
            self.bolus.clear();
        }
    }

    fn propose_microbolus(&mut self, therapy: &Therapy, now_ns: i64) {
        let units = self.microbolus(therapy, now_ns);
        if units >= DOSE_MIN_UNITS {
            self.bolus.set(units, now_ns + BOLUS_VALID_NS);
        } else {
            self.bolus.clear();
        }
    }

    fn microbolus(&self, therapy: &Therapy, now_ns: i64) -> f64 {
        let eaten = self.estimator.unannounced_grams(therapy) >= MICRO_GRAMS_MIN
            && self.estimator.glucose >= MICRO_MG_PER_DL_MIN;
        if !eaten {
            return 0.0;
        }
        let announced = self.carbohydrate.is_announced_within(MEAL_NS, now_ns);
        let part = if announced { MICRO_AFTER_MEAL_PART } else { MICRO_PART };
        let day = therapy.daily_insulin;
        let room = self.room(therapy, MICRO_ON_BOARD_DAY_PART);
        let most = f64::min(MICRO_DAY_PART_MAX * day, room);
        f64::min(most, part * self.predictor.borrowing_dose)
    }

    fn room(&self, therapy: &Therapy, day_part: f64) -> f64 {
        f64::max(0.0, day_part * therapy.daily_insulin - self.insulin.action.on_board())
    }

    fn order_rate(&mut self, therapy: &Therapy, ports: &mut Ports, now_ns: i64) {
        let (insulin, watch) = (&self.insulin, &self.watch);
        let (verdict, reason) = ports.rate.order(&self.rate, therapy.hash, now_ns, |bounds| {
            let day = therapy.daily_insulin;
            bounds.at_most(BASAL_MULTIPLE_MAX * therapy.basal, Reason::Rate);
            if insulin.action.on_board() >= DAY_PART_ON_BOARD * day {
                bounds.at_most(therapy.basal, Reason::OnBoard);
            }
            if insulin.given_in_two_hours() >= DAY_PART_IN_TWO_HOURS * day {
                bounds.at_most(therapy.basal, Reason::Rate);
            }
            limit_rate(bounds, watch, therapy);
        });
        self.rate_reason = reason;
        self.rate_ordered_ns = now_ns;
        self.note_refusal(verdict);
    }

    fn order_bolus(&mut self, therapy: &Therapy, ports: &mut Ports, now_ns: i64) {
        let (insulin, watch) = (&self.insulin, &self.watch);
        let (verdict, _) = ports.bolus.order(&self.bolus, therapy.hash, now_ns, |bounds| {
            let day = therapy.daily_insulin;
            let left = DAY_PART_IN_TWO_HOURS * day - insulin.given_in_two_hours();
            bounds.at_most(DAY_PART_AT_ONCE * day, Reason::Rate);
            bounds.at_most(f64::max(0.0, left), Reason::Rate);
            let left = DAY_PART_ON_BOARD * day - insulin.action.on_board();
            bounds.at_most(f64::max(0.0, left), Reason::OnBoard);
            if insulin.has_doubtful_bolus(0, now_ns) {
                bounds.at_most(0.0, Reason::UnknownOutcome);
            }
            if watch.distrust != Reason::None {
                bounds.at_most(0.0, watch.distrust);
            } else if watch.is_below_floor() {
                bounds.at_most(0.0, Reason::Floor);
            } else if watch.is_headed_below_floor() {
                bounds.at_most(0.0, Reason::Prediction);
            }
        });
        self.note_refusal(verdict);
    }

    fn run_open_loop(&mut self, therapy: &Therapy, ports: &mut Ports, now_ns: i64) {
        let mut most = therapy.basal;
        if self.estimator.started && now_ns - self.watch.last_at_ns() < PAYBACK_NS {
            self.propose_rate(therapy, now_ns);
            most = self.rate.value;
        }
        let verdict = self.open_loop.order(most, therapy, &mut ports.rate, now_ns);
        self.note_refusal(verdict);
    }

    fn note_refusal(&mut self, verdict: Verdict) {
        self.order_refused = match verdict {
            Verdict::Nothing => self.order_refused,
            Verdict::Ordered | Verdict::Limited => false,
            Verdict::Refused => true,
        };
    }

    fn raise(&self, ports: &mut Ports, now_ns: i64) {
        let trusted = self.watch.distrust == Reason::None;
        let low = trusted && self.watch.is_below_floor();
        let high = trusted && self.watch.last() > HIGH_MG_PER_DL;
        let doubtful = self.insulin.has_doubtful_bolus(SETTLE_NS, now_ns);
        let missed = self.meal_missed || self.carbohydrate.refused;
        let alarms = &mut ports.alarms;
        alarms[LOW].report(low, now_ns);
        alarms[LOW_PREDICTED].report(self.mode == Mode::Suspended && !low, now_ns);
        alarms[HIGH].report(high, now_ns);
        alarms[CONTROL_LOST].report(matches!(self.mode, Mode::Fallback(..)), now_ns);
        alarms[NOT_STARTED].report(matches!(self.mode, Mode::Starting(_)), now_ns);
        alarms[OUTCOME_UNKNOWN].report(doubtful, now_ns);
        alarms[PUMP_REFUSES].report(self.insulin.refused, now_ns);
        alarms[MEAL_NOT_COVERED].report(missed, now_ns);
    }

    fn show(&mut self, ports: &mut Ports, now_ns: i64) {
        let insulin = self.insulin.action.on_board();
        let carbohydrate = self.carbohydrate.action.on_board();
        ports.outputs[INSULIN_ON_BOARD].set(insulin, now_ns);
        ports.outputs[CARBOHYDRATE_ON_BOARD].set(carbohydrate, now_ns);
        if self.watch.distrust == Reason::None {
            ports.outputs[ESTIMATE].set(self.estimator.glucose, now_ns);
            ports.outputs[TREND].set(self.estimator.trend, now_ns);
            ports.outputs[PREDICTED].set(self.predictor.in_an_hour, now_ns);
            ports.outputs[INSULIN_REQUIRED].set(self.predictor.dose, now_ns);
        } else {
            for output in [ESTIMATE, TREND, PREDICTED, INSULIN_REQUIRED] {
                ports.outputs[output].missing(now_ns);
            }
        }
        let row = [
            ports.glucose.latched.value,
            self.estimator.glucose,
            self.estimator.trend,
            self.predictor.in_an_hour,
            insulin,
            carbohydrate,
            self.estimator.state[SENSITIVITY],
            self.estimator.state[RISE],
            self.insulin.possible_rate(now_ns),
            if self.bolus.present { self.bolus.value } else { 0.0 },
        ];
        self.journal.fill(row, self.mode.code(), self.rate_reason);
    }
}

/// The device as its host sees it.
pub struct Pancreas {
    therapy: Therapy,
    ports: Ports,
    control: Control,
    fallback: Fallback,
    digest: Digest,
    releases: i64,
    publish_at_ns: i64,
    distrusted: bool,
}

impl Pancreas {
    pub fn assemble() -> Pancreas {
        Pancreas {
            therapy: Therapy::ordinary(),
            ports: Ports::new(),
            control: Control::new(),
            fallback: Fallback::new(),
            digest: Digest::start(),
            releases: 0,
            publish_at_ns: NEVER,
            distrusted: false,
        }
    }

    pub fn glucose(&mut self) -> &mut Input {
        &mut self.ports.glucose
    }

    pub fn post(&mut self, port: usize, value: f64, at_ns: i64) {
        let event = Event { value, at_ns };
        match port {
            0 if (1.0..=200.0).contains(&value) => self.ports.meals.post(event),
            1 if (0.0..=SLEEP_SECONDS_MAX).contains(&value) => self.ports.sleep.post(event),
            _ => false,
        };
    }

    pub fn settle(&mut self, port: usize, receipt: Receipt) {
        let inbox = match port {
            0 => &mut self.ports.rate_receipts,
            _ => &mut self.ports.bolus_receipts,
        };
        inbox.post(receipt);
    }

    pub fn acknowledge(&mut self, alarm: usize) {
        self.ports.alarms[alarm].acknowledge();
    }

    pub fn stage(&mut self, parameter: usize, value: f64) {
        self.therapy.stage(parameter, value);
    }

    pub fn confirm(&mut self) {
        self.therapy.confirm();
    }

    pub fn advance(&mut self, now_ns: i64) {
        loop {
            let release_ns = self.releases * PERIOD_NS;
            let instant_ns = self.publish_at_ns.min(release_ns);
            if instant_ns > now_ns {
                return;
            }
            if self.publish_at_ns <= instant_ns {
                self.publish_at_ns = NEVER;
                self.ports.publish();
                self.ports.fold(&mut self.digest);
            }
            if release_ns <= instant_ns {
                self.release(release_ns);
            }
        }
    }

    pub fn digest(&self) -> u64 {
        self.digest.0
    }

    pub fn steps(&self) -> i64 {
        self.releases
    }

    fn release(&mut self, now_ns: i64) {
        self.ports.latch(now_ns);
        if !self.distrusted && !self.control.step(&self.therapy, &mut self.ports, now_ns) {
            self.distrusted = true;
            self.ports.discard();
        }
        if self.distrusted {
            self.fallback.step(&self.therapy, &mut self.ports, now_ns);
        }
        self.ports.alarms[TRAPPED].report(self.distrusted, now_ns);
        self.publish_at_ns = now_ns + DEADLINE_NS;
        self.releases += 1;
    }
}
