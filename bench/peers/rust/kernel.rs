//! What a device is made of: ports that latch and publish, orders, alarms, the black box, the
//! digest. The counterpart of the Java module `kernel`, for a device with one task.

pub const NS_PER_MIN: f64 = 60e9;

pub const fn minutes(count: i64) -> i64 {
    count * 60_000_000_000
}

#[derive(Clone, Copy, PartialEq)]
pub enum Quality {
    Good,
    Doubtful,
    Stale,
    Implausible,
    Missing,
}

impl Quality {
    pub fn of(code: i64) -> Quality {
        match code {
            0 => Quality::Good,
            1 => Quality::Doubtful,
            2 => Quality::Stale,
            3 => Quality::Implausible,
            _ => Quality::Missing,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Outcome {
    Unknown,
    Delivered,
    Partial,
    Refused,
}

impl Outcome {
    pub fn of(code: i64) -> Outcome {
        match code {
            1 => Outcome::Delivered,
            2 => Outcome::Partial,
            3 => Outcome::Refused,
            _ => Outcome::Unknown,
        }
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum Reason {
    None = 0,
    Starting = 1,
    Stale = 2,
    Implausible = 3,
    Flat = 4,
    Range = 5,
    Rate = 6,
    OnBoard = 7,
    Floor = 8,
    Prediction = 9,
    UnknownOutcome = 10,
    Actuator = 11,
    Prescription = 12,
    NotANumber = 13,
}

#[derive(Clone, Copy, PartialEq)]
pub enum Verdict {
    Nothing,
    Ordered,
    Limited,
    Refused,
}

pub struct Digest(pub u64);

impl Digest {
    pub fn start() -> Digest {
        Digest(0xcbf29ce484222325)
    }

    pub fn word(&mut self, word: u64) {
        let mixed = (self.0 ^ word).wrapping_mul(0x100000001b3);
        self.0 = mixed ^ (mixed >> 32);
    }

    pub fn number(&mut self, value: f64) {
        self.word(if value.is_nan() { 0x7ff8000000000000 } else { value.to_bits() });
    }
}

#[derive(Clone, Copy)]
pub struct Reading {
    pub value: f64,
    pub at_ns: i64,
    pub quality: Quality,
}

impl Reading {
    fn missing() -> Reading {
        Reading { value: f64::NAN, at_ns: 0, quality: Quality::Missing }
    }
}

/// An input for the latest reading, graded when it is latched.
pub struct Input {
    low: f64,
    high: f64,
    stale_after_ns: i64,
    offered: Reading,
    pub latched: Reading,
}

impl Input {
    pub fn new(low: f64, high: f64, stale_after_ns: i64) -> Input {
        let missing = Reading::missing();
        Input { low, high, stale_after_ns, offered: missing, latched: missing }
    }

    pub fn offer(&mut self, value: f64, quality: Quality, at_ns: i64) {
        if self.offered.quality != Quality::Missing && at_ns < self.offered.at_ns {
            return;
        }
        self.offered = Reading { value, at_ns, quality };
    }

    pub fn latch(&mut self, now_ns: i64) {
        self.latched = self.offered;
        self.latched.quality = self.grade(now_ns);
    }

    fn grade(&self, now_ns: i64) -> Quality {
        let offered = &self.offered;
        if offered.quality == Quality::Missing {
            return Quality::Missing;
        }
        let in_range = offered.value >= self.low && offered.value <= self.high;
        if !in_range || offered.at_ns > now_ns {
            return Quality::Implausible;
        }
        if now_ns - offered.at_ns > self.stale_after_ns {
            return Quality::Stale;
        }
        offered.quality
    }
}

/// A fixed number of things that must each be seen once: events and receipts.
pub struct Inbox<T: Copy, const N: usize> {
    waiting: [T; N],
    latched: [T; N],
    waiting_size: usize,
    latched_size: usize,
}

impl<T: Copy, const N: usize> Inbox<T, N> {
    pub fn new(empty: T) -> Inbox<T, N> {
        Inbox { waiting: [empty; N], latched: [empty; N], waiting_size: 0, latched_size: 0 }
    }

    pub fn post(&mut self, thing: T) -> bool {
        if self.waiting_size == N {
            return false;
        }
        self.waiting[self.waiting_size] = thing;
        self.waiting_size += 1;
        true
    }

    pub fn latch(&mut self) {
        let size = self.waiting_size;
        self.latched[..size].copy_from_slice(&self.waiting[..size]);
        self.latched_size = size;
        self.waiting_size = 0;
    }

    pub fn seen(&self) -> &[T] {
        &self.latched[..self.latched_size]
    }
}

#[derive(Clone, Copy)]
pub struct Event {
    pub value: f64,
    pub at_ns: i64,
}

#[derive(Clone, Copy)]
pub struct Receipt {
    pub sequence: i64,
    pub outcome: Outcome,
    pub delivered: f64,
}

/// The prescription and the reason are for actuators and people; no step reads them.
#[allow(dead_code)]
#[derive(Clone, Copy)]
pub struct Order {
    pub value: f64,
    pub at_ns: i64,
    pub sequence: i64,
    pub expires_ns: i64,
    pub prescription: u64,
    pub reason: Reason,
}

pub struct OrderPort {
    low: f64,
    high: f64,
    longest_ns: i64,
    working: Order,
    pub published: Order,
    written: bool,
}

impl OrderPort {
    pub fn new(low: f64, high: f64, longest_ns: i64) -> OrderPort {
        let none = Order {
            value: 0.0,
            at_ns: 0,
            sequence: 0,
            expires_ns: 0,
            prescription: 0,
            reason: Reason::None,
        };
        OrderPort { low, high, longest_ns, working: none, published: none, written: false }
    }

    pub fn publish(&mut self) {
        if self.written {
            self.published = self.working;
            self.written = false;
        }
    }

    pub fn discard(&mut self) {
        self.working = self.published;
        self.written = false;
    }

    /// Orders what of `proposal` the port's range and the limits in `narrow` allow.
    pub fn order(
        &mut self,
        proposal: &Proposal,
        prescription: u64,
        now_ns: i64,
        narrow: impl FnOnce(&mut Bounds),
    ) -> (Verdict, Reason) {
        if !proposal.present {
            return (Verdict::Nothing, proposal.reason);
        }
        let mut bounds = Bounds { low: self.low, high: self.high, reason: Reason::Range };
        narrow(&mut bounds);
        if !(bounds.low <= bounds.high) || !proposal.value.is_finite() {
            return (Verdict::Refused, Reason::NotANumber);
        }
        let allowed = if proposal.value > bounds.high {
            bounds.high
        } else if proposal.value < bounds.low {
            bounds.low
        } else {
            proposal.value
        };
        let limited = allowed != proposal.value;
        let reason = if limited { bounds.reason } else { proposal.reason };
        self.working = Order {
            value: allowed,
            at_ns: now_ns,
            sequence: self.working.sequence + 1,
            expires_ns: proposal.until_ns.min(now_ns + self.longest_ns),
            prescription,
            reason,
        };
        self.written = true;
        (if limited { Verdict::Limited } else { Verdict::Ordered }, reason)
    }
}

pub struct Bounds {
    low: f64,
    high: f64,
    reason: Reason,
}

impl Bounds {
    pub fn at_most(&mut self, value: f64, reason: Reason) {
        if !(value >= self.high) {
            self.high = value;
            self.reason = reason;
        }
    }
}

pub struct Proposal {
    pub value: f64,
    pub until_ns: i64,
    pub present: bool,
    pub reason: Reason,
}

impl Proposal {
    pub fn nothing() -> Proposal {
        Proposal { value: 0.0, until_ns: 0, present: false, reason: Reason::None }
    }

    pub fn set(&mut self, value: f64, until_ns: i64) {
        *self = Proposal { value, until_ns, present: true, reason: Reason::None };
    }

    pub fn clear(&mut self) {
        self.present = false;
        self.reason = Reason::None;
    }
}

pub struct Output {
    low: f64,
    high: f64,
    working: Reading,
    pub published: Reading,
}

impl Output {
    pub fn new(low: f64, high: f64) -> Output {
        Output { low, high, working: Reading::missing(), published: Reading::missing() }
    }

    pub fn set(&mut self, value: f64, at_ns: i64) {
        let quality = if value >= self.low && value <= self.high {
            Quality::Good
        } else {
            Quality::Implausible
        };
        self.working = Reading { value, at_ns, quality };
    }

    pub fn missing(&mut self, at_ns: i64) {
        self.working = Reading { value: f64::NAN, at_ns, quality: Quality::Missing };
    }

    pub fn publish(&mut self) {
        self.published = self.working;
    }

    pub fn discard(&mut self) {
        self.working = self.published;
    }
}

#[derive(Clone, Copy, PartialEq)]
pub enum AlarmState {
    Inactive = 0,
    Pending = 1,
    Active = 2,
    Latched = 3,
    Acknowledged = 4,
}

pub struct Alarm {
    latching: bool,
    delay_ns: i64,
    state: AlarmState,
    pub published: AlarmState,
    present: bool,
    since_ns: i64,
    onset_ns: i64,
    published_onset_ns: i64,
    answer_waiting: bool,
}

impl Alarm {
    pub fn new(latching: bool, delay_ns: i64) -> Alarm {
        Alarm {
            latching,
            delay_ns,
            state: AlarmState::Inactive,
            published: AlarmState::Inactive,
            present: false,
            since_ns: 0,
            onset_ns: 0,
            published_onset_ns: 0,
            answer_waiting: false,
        }
    }

    pub fn acknowledge(&mut self) {
        self.answer_waiting = true;
    }

    pub fn report(&mut self, present: bool, now_ns: i64) {
        use AlarmState::*;
        if present && !self.present {
            self.since_ns = now_ns;
        }
        self.present = present;
        if self.answer_waiting {
            self.state = match self.state {
                Active => Acknowledged,
                Latched => Inactive,
                other => other,
            };
            self.answer_waiting = false;
        }
        let before = self.state;
        let due = now_ns - self.since_ns >= self.delay_ns;
        self.state = match before {
            Inactive | Pending if !present => Inactive,
            Inactive | Pending => if due { Active } else { Pending },
            Active if present => Active,
            Active => if self.latching { Latched } else { Inactive },
            Latched => if present { Active } else { Latched },
            Acknowledged => if present { Acknowledged } else { Inactive },
        };
        if self.state == Active && (before == Inactive || before == Pending) {
            self.onset_ns = now_ns;
        }
    }

    pub fn publish(&mut self) {
        self.published = self.state;
        self.published_onset_ns = self.onset_ns;
    }

    pub fn discard(&mut self) {
        self.state = self.published;
        self.onset_ns = self.published_onset_ns;
    }
}

/// The black box: a ring of rows.
pub struct Journal<const COLUMNS: usize> {
    at_ns: Vec<i64>,
    mode: Vec<i32>,
    reason: Vec<i32>,
    cells: Vec<[f64; COLUMNS]>,
    pub rows: usize,
}

impl<const COLUMNS: usize> Journal<COLUMNS> {
    pub fn new(capacity: usize) -> Journal<COLUMNS> {
        Journal {
            at_ns: vec![0; capacity],
            mode: vec![0; capacity],
            reason: vec![0; capacity],
            cells: vec![[0.0; COLUMNS]; capacity],
            rows: 0,
        }
    }

    pub fn begin(&mut self, now_ns: i64) {
        let row = self.rows % self.at_ns.len();
        self.rows += 1;
        self.at_ns[row] = now_ns;
        self.mode[row] = 0;
        self.reason[row] = 0;
        self.cells[row] = [f64::NAN; COLUMNS];
    }

    pub fn fill(&mut self, cells: [f64; COLUMNS], mode: i32, reason: Reason) {
        let row = (self.rows - 1) % self.at_ns.len();
        self.cells[row] = cells;
        self.mode[row] = mode;
        self.reason[row] = reason as i32;
    }
}
