//! The single-lead beat detector of homeostat.signal, rule by rule in Rust, for the benchmark.
//! Usage: ecg FILE REPEATS; FILE holds doubles in millivolts at 360 Hz.

const BEAT: i32 = 4096;
const BLOCKS: usize = 64;
const BITS: u32 = 16;

fn samples(ms: i32) -> i32 {
    ((ms as f64 * 360.0 / 1000.0).round_ties_even() as i32).max(1)
}

struct Sum {
    ring: Vec<i32>,
    at: usize,
    sum: i32,
}

impl Sum {
    fn new(length: i32) -> Self {
        Sum { ring: vec![0; length as usize], at: 0, sum: 0 }
    }

    fn mean(&mut self, input: i32) -> i32 {
        self.sum += input - self.ring[self.at];
        self.ring[self.at] = input;
        self.at += 1;
        if self.at == self.ring.len() {
            self.at = 0;
        }
        self.sum / self.ring.len() as i32
    }

    fn settle(&mut self, input: i32) {
        self.ring.fill(input);
        self.sum = input * self.ring.len() as i32;
    }
}

struct Delay {
    ring: Vec<i32>,
    newest: usize,
}

impl Delay {
    fn new(length: i32) -> Self {
        Delay { ring: vec![0; length as usize], newest: 0 }
    }

    fn push(&mut self, input: i32) {
        self.newest += 1;
        if self.newest == self.ring.len() {
            self.newest = 0;
        }
        self.ring[self.newest] = input;
    }

    fn ago(&self, samples: i32) -> i32 {
        let back = samples as usize;
        let at = if self.newest >= back { self.newest - back } else { self.newest + self.ring.len() - back };
        self.ring[at]
    }
}

#[derive(Clone, Copy)]
struct Eight {
    ring: [i32; 8],
    at: usize,
}

impl Eight {
    fn of(value: i32) -> Self {
        Eight { ring: [value; 8], at: 0 }
    }

    fn fill(&mut self, value: i32) {
        self.ring = [value; 8];
    }

    fn push(&mut self, value: i32) {
        self.ring[self.at] = value;
        self.at = (self.at + 1) & 7;
    }

    fn mean(&self) -> i32 {
        self.ring.iter().sum::<i32>() / 8
    }

    fn sorted(&self) -> [i32; 8] {
        let mut sorted = self.ring;
        sorted.sort_unstable();
        sorted
    }

    fn median(&self) -> i32 {
        let sorted = self.sorted();
        (sorted[3] + sorted[4]) / 2
    }
}

#[derive(Clone, Copy, Default)]
struct Candidate {
    present: bool,
    height: i32,
    steepness: i32,
    sample: i64,
}

struct Lead {
    smoothing_first: Sum,
    smoothing_second: Sum,
    baseline: Sum,
    energy_sum: Sum,
    smoothed: Delay,
    band: Delay,
    baseline_delay: i32,
    slope_lag: i32,
    blocks: [i32; BLOCKS],
    block: i32,
    block_left: i32,
    block_height: i32,
    block_count: i64,
    second_left: i32,
    second_height: i32,
    learned: i32,
    heights: Eight,
    noises: Eight,
    seconds: Eight,
    height: i32,
    held: i32,
    begun: bool,
    doubts: i32,
    gain: i64,
}

impl Lead {
    fn new() -> Self {
        let baseline = samples(125) | 1;
        let delay = (baseline - 1) / 2;
        let block = samples(50);
        let mut lead = Lead {
            smoothing_first: Sum::new(samples(25) | 1),
            smoothing_second: Sum::new(samples(25) | 1),
            baseline: Sum::new(baseline),
            energy_sum: Sum::new(samples(120) | 1),
            smoothed: Delay::new(delay + 1),
            band: Delay::new(samples(280)),
            baseline_delay: delay,
            slope_lag: samples(10),
            blocks: [0; BLOCKS],
            block,
            block_left: block,
            block_height: 0,
            block_count: 0,
            second_left: 20,
            second_height: 0,
            learned: 0,
            heights: Eight::of(5),
            noises: Eight::of(0),
            seconds: Eight::of(0),
            height: 5,
            held: 0,
            begun: false,
            doubts: 0,
            gain: 0,
        };
        lead.weigh();
        lead
    }

    fn weigh(&mut self) {
        self.gain = ((BEAT as i64) << BITS) / self.height as i64;
    }

    fn step(&mut self, millivolts: f64) -> i32 {
        if !millivolts.is_nan() {
            self.held = (millivolts.clamp(-100.0, 100.0) * 1000.0).round_ties_even() as i32;
        }
        if !self.begun {
            self.begun = true;
            self.smoothing_first.settle(self.held);
            self.smoothing_second.settle(self.held);
            self.baseline.settle(self.held);
            self.smoothed.ring.fill(self.held);
        }
        let first = self.smoothing_first.mean(self.held);
        let smooth = self.smoothing_second.mean(first);
        self.smoothed.push(smooth);
        let passed = self.smoothed.ago(self.baseline_delay) - self.baseline.mean(smooth);
        self.band.push(passed);
        let energy = self.energy_sum.mean((passed - self.band.ago(self.slope_lag)).abs());
        self.block_height = self.block_height.max(energy);
        self.block_left -= 1;
        if self.block_left == 0 {
            self.close_block();
        }
        ((energy as i64 * self.gain) >> BITS).min(BEAT as i64) as i32
    }

    fn close_block(&mut self) {
        self.blocks[self.block_count as usize & (BLOCKS - 1)] = self.block_height;
        self.block_count += 1;
        self.second_height = self.second_height.max(self.block_height);
        self.learned = self.learned.max(self.block_height);
        self.second_left -= 1;
        if self.second_left == 0 {
            self.second_left = 20;
            self.seconds.push(self.second_height);
            self.second_height = 0;
        }
        self.block_left = self.block;
        self.block_height = 0;
    }

    fn start(&mut self) {
        self.heights.fill(self.learned.max(5));
        self.settle();
    }

    fn relearn(&mut self) {
        self.heights.ring = self.seconds.ring;
        self.settle();
    }

    fn settle(&mut self) {
        self.height = self.heights.sorted()[2].max(5);
        self.noises.fill(self.height / 4);
    }

    fn kept(&self, index: i64) -> i32 {
        if index >= 0 && index < self.block_count && index >= self.block_count - BLOCKS as i64 {
            self.blocks[index as usize & (BLOCKS - 1)]
        } else {
            0
        }
    }

    fn beat(&mut self, before: i64, at: i64) {
        let centre = at / self.block as i64;
        let highest = (centre - 1..=centre + 1).map(|k| self.kept(k)).max().unwrap_or(0).max(0);
        let from = (before / self.block as i64 + 3).max(self.block_count - BLOCKS as i64);
        let (mut between, mut quietest) = (0, highest);
        for k in from..=centre - 3 {
            between = between.max(self.kept(k));
            quietest = quietest.min(self.kept(k));
        }
        self.heights.push(highest);
        self.noises.push(between);
        self.height = self.heights.sorted()[2].max(5);
        let lonely = between as i64 > self.height as i64 * 2 && (quietest as i64) * 8 < between as i64;
        self.doubts = if lonely { self.doubts + 1 } else { (self.doubts - 1).max(0) };
        if self.doubts >= 4 {
            self.doubts = 0;
            self.relearn();
        }
    }
}

struct Humps {
    age_max: i32,
    top: i32,
    before: i32,
    flat: i32,
    since_top: i32,
    height: i32,
    age: i32,
}

impl Humps {
    fn step(&mut self, value: i32) -> bool {
        let mut complete = false;
        if value > self.top && value >= self.before {
            self.top = value;
            self.since_top = 0;
            self.flat = 0;
        } else if self.top > 0 {
            self.since_top += 1;
            if value == self.top && self.flat + self.since_top < self.age_max {
                self.flat += self.since_top;
                self.since_top = 0;
            } else if value < self.top / 2 || self.since_top >= self.age_max {
                self.height = self.top;
                self.age = self.since_top + self.flat / 2;
                self.since_top = 0;
                self.top = 0;
                complete = true;
            }
        }
        self.before = value;
        complete
    }
}

struct Levels {
    beats: Eight,
    noises: Eight,
    beat: i32,
    noise: i32,
    threshold: i32,
}

impl Levels {
    fn start(&mut self) {
        self.beats.fill(BEAT);
        self.noises.fill(0);
        self.update();
    }

    fn update(&mut self) {
        self.beat = self.beats.median();
        self.noise = self.noises.mean();
        self.threshold = self.noise + (self.beat - self.noise) * 9 / 16;
    }

    fn overdue(&self) -> i32 {
        (self.threshold / 2).min(self.noise + (self.beat - self.noise) * 3 / 16)
    }
}

struct Detector {
    lead: Lead,
    humps: Humps,
    levels: Levels,
    intervals: Eight,
    candidate: Candidate,
    rejected: Candidate,
    refractory: i64,
    t_wave: i64,
    fiducial: i32,
    one_second: i32,
    search_back_max: i64,
    interval_max: i64,
    relearning: i64,
    latency_max: i64,
    energy_delay: i32,
    band_delay: i32,
    now: i64,
    learning_left: i32,
    candidate_left: i32,
    interval: i32,
    beaten: bool,
    beat_sample: i64,
    beat_steepness: i32,
    searched_from: i64,
    found_at: i64,
}

impl Detector {
    fn new() -> Self {
        let lead = Lead::new();
        let band_delay = lead.smoothing_first.ring.len() as i32 - 1 + lead.baseline_delay;
        let energy_delay =
            band_delay + lead.slope_lag / 2 + (lead.energy_sum.ring.len() as i32 - 1) / 2;
        let one_second = samples(1000);
        Detector {
            lead,
            humps: Humps {
                age_max: samples(95), top: 0, before: 0, flat: 0, since_top: 0, height: 0, age: 0,
            },
            levels: Levels {
                beats: Eight::of(0), noises: Eight::of(0), beat: 0, noise: 0, threshold: 0,
            },
            intervals: Eight::of(one_second),
            candidate: Candidate::default(),
            rejected: Candidate::default(),
            refractory: samples(200) as i64,
            t_wave: samples(360) as i64,
            fiducial: samples(60),
            one_second,
            search_back_max: samples(2000) as i64,
            interval_max: samples(3000) as i64,
            relearning: samples(8000) as i64,
            latency_max: (samples(2000) - samples(360) + energy_delay) as i64,
            energy_delay,
            band_delay,
            now: -1,
            learning_left: samples(2000),
            candidate_left: 0,
            interval: one_second,
            beaten: false,
            beat_sample: 0,
            beat_steepness: 0,
            searched_from: 0,
            found_at: 0,
        }
    }

    fn step(&mut self, millivolts: f64) -> bool {
        let share = self.lead.step(millivolts);
        self.now += 1;
        if self.humps.step(share) {
            self.consider();
        }
        if self.candidate.present && share > self.candidate.height {
            self.candidate.present = false;
        }
        let mut due = false;
        if self.candidate.present {
            self.candidate_left -= 1;
            due = self.candidate_left <= 0;
        }
        if self.learning_left > 0 {
            self.learn(due);
            return false;
        }
        if due && self.classify() || self.search_back() {
            return true;
        }
        if self.now - self.found_at > self.relearning {
            self.lead.relearn();
            self.lead.weigh();
            self.levels.start();
            self.intervals.fill(self.one_second);
            self.interval = self.one_second;
            self.found_at = self.now;
        }
        false
    }

    fn learn(&mut self, due: bool) {
        if due {
            self.candidate.present = false;
        }
        self.learning_left -= 1;
        if self.learning_left == 0 {
            self.lead.start();
            self.lead.weigh();
            self.levels.start();
            self.searched_from = self.now;
            self.found_at = self.now;
        }
    }

    fn consider(&mut self) {
        let (height, age) = (self.humps.height, self.humps.age);
        if self.candidate.present && height < self.candidate.height {
            return;
        }
        let look_back = self.lead.band.ring.len() as i32 - self.lead.slope_lag;
        let middle = age + self.energy_delay - self.band_delay;
        let from = (middle - self.fiducial).max(0);
        let to = (middle + self.fiducial).min(look_back - 1).max(0);
        let (mut place, mut deflection, mut steepest) = (from, -1i64, 0i64);
        for back in from..=to {
            let size = self.lead.band.ago(back).abs() as i64 * self.lead.gain;
            if size > deflection {
                deflection = size;
                place = back;
            }
        }
        let shift = self.lead.slope_lag / 2;
        for back in (from - shift).max(0)..=to - shift {
            let slope = self.lead.band.ago(back) - self.lead.band.ago(back + self.lead.slope_lag);
            steepest = steepest.max(slope.abs() as i64 * self.lead.gain);
        }
        let steepness = (steepest >> BITS).min(i32::MAX as i64) as i32;
        if !self.candidate.present || height > self.candidate.height
            || steepness > self.candidate.steepness
        {
            let sample = self.now - (self.band_delay + place) as i64;
            self.candidate = Candidate { present: true, height, steepness, sample };
            self.candidate_left = (self.refractory as i32 - age).max(1);
        }
    }

    fn classify(&mut self) -> bool {
        self.candidate.present = false;
        let candidate = self.candidate;
        let since = candidate.sample - self.beat_sample;
        if self.beaten && since < self.refractory {
            return false;
        }
        let is_t = self.beaten && since < self.t_wave
            && (candidate.steepness as i64) * 2 < self.beat_steepness as i64;
        let early = self.beaten && since * 8 < self.interval as i64 * 5;
        let noisy = self.levels.noise * 1000 / self.levels.beat.max(1) > 350;
        let more = if early && noisy { BEAT / 8 } else { 0 };
        if candidate.height > self.levels.threshold + more && !is_t {
            self.accept(candidate);
            return true;
        }
        self.levels.noises.push(candidate.height.min(self.levels.beat));
        self.levels.update();
        if candidate.sample - self.searched_from > self.t_wave
            && (!self.rejected.present || candidate.height > self.rejected.height)
        {
            self.rejected = Candidate { present: true, ..candidate };
        }
        false
    }

    fn search_back(&mut self) -> bool {
        if !self.rejected.present {
            return false;
        }
        if self.now - self.rejected.sample > self.latency_max {
            self.rejected.present = false;
            return false;
        }
        let waited = self.now - self.energy_delay as i64 - self.searched_from;
        let late = waited > (self.interval + self.interval / 2) as i64 && !self.candidate.present;
        if (late || waited >= self.search_back_max) && self.rejected.height > self.levels.overdue() {
            self.accept(self.rejected);
            return true;
        }
        false
    }

    fn accept(&mut self, beat: Candidate) {
        self.levels.beats.push(beat.height);
        self.levels.update();
        if self.beaten && beat.sample - self.beat_sample < self.interval_max {
            self.intervals.push((beat.sample - self.beat_sample) as i32);
            self.interval = self.intervals.mean();
        }
        if self.beaten {
            let delay = self.energy_delay as i64;
            self.lead.beat(self.beat_sample + delay, beat.sample + delay);
            self.lead.weigh();
        }
        self.beaten = true;
        self.beat_sample = beat.sample;
        self.beat_steepness = beat.steepness;
        self.searched_from = self.beat_sample;
        self.found_at = self.now;
        self.rejected.present = false;
    }
}

mod clock;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let bytes = std::fs::read(&arguments[1]).expect("a file of doubles");
    let repeats: u32 = arguments[2].parse().expect("how often");
    let millivolts: Vec<f64> = bytes
        .chunks_exact(8)
        .map(|eight| f64::from_le_bytes(eight.try_into().expect("eight bytes")))
        .collect();
    let (mut beats, mut places) = (0i64, 0i64);
    let start = clock::cpu_seconds();
    for _ in 0..repeats {
        let mut detector = Detector::new();
        beats = 0;
        places = 0;
        for &sample in &millivolts {
            if detector.step(sample) {
                beats += 1;
                places += detector.beat_sample;
            }
        }
    }
    println!("cpu-seconds {:.9}", clock::cpu_seconds() - start);
    println!("beats {beats}\nplaces {places}");
}
