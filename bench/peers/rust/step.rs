//! The peer of `bench step`: the artificial pancreas lives a recorded day.
//!
//! ```text
//! step RECORDING DAYS
//! ```
//!
//! Makes the calls of the recording on a new device, DAYS times over. Prints the processor seconds
//! of the calls alone, the control steps they took, and the digest of everything the last device
//! has published.

mod clock;
mod estimator;
mod kernel;
mod ledgers;
mod pancreas;
mod therapy;

use kernel::{Outcome, Quality, Receipt};
use pancreas::Pancreas;

enum Call {
    Offer(f64, Quality, i64),
    Post(usize, f64, i64),
    Settle(usize, Receipt),
    Acknowledge(usize),
    Stage(usize, f64),
    Confirm,
    Advance(i64),
}

fn parse(line: &str) -> Option<Call> {
    let words: Vec<&str> = line.split(' ').collect();
    let number = |index: usize| words[index].parse::<f64>().expect("a number");
    let whole = |index: usize| words[index].parse::<i64>().expect("a whole number");
    if words[0] != "call" {
        return None;
    }
    Some(match words[1] {
        "offer" => Call::Offer(number(3), Quality::of(whole(4)), whole(5)),
        "post" => Call::Post(whole(2) as usize, number(3), whole(4)),
        "settle" => {
            let outcome = Outcome::of(whole(4));
            let receipt = Receipt { sequence: whole(3), outcome, delivered: number(5) };
            Call::Settle(whole(2) as usize, receipt)
        }
        "acknowledge" => Call::Acknowledge(whole(2) as usize),
        "stage" => Call::Stage(whole(2) as usize, number(3)),
        "confirm" => Call::Confirm,
        "advance" => Call::Advance(whole(2)),
        other => panic!("not a call of a recorded run: {}", other),
    })
}

fn replay(device: &mut Pancreas, calls: &[Call]) {
    for call in calls {
        match *call {
            Call::Offer(value, quality, at_ns) => device.glucose().offer(value, quality, at_ns),
            Call::Post(port, value, at_ns) => device.post(port, value, at_ns),
            Call::Settle(port, receipt) => device.settle(port, receipt),
            Call::Acknowledge(alarm) => device.acknowledge(alarm),
            Call::Stage(parameter, value) => device.stage(parameter, value),
            Call::Confirm => device.confirm(),
            Call::Advance(now_ns) => device.advance(now_ns),
        }
    }
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    assert!(words.len() == 3, "usage: step RECORDING DAYS");
    let text = std::fs::read_to_string(&words[1])
        .unwrap_or_else(|why| panic!("cannot read the recording: file={} ({})", words[1], why));
    let calls: Vec<Call> = text.lines().filter_map(parse).collect();
    let days: usize = words[2].parse().expect("DAYS is a whole number");
    let mut cpu_seconds = 0.0;
    let mut steps = 0;
    let mut digest = 0;
    for _ in 0..days {
        let mut device = Pancreas::assemble();
        let before = clock::cpu_seconds();
        replay(&mut device, &calls);
        cpu_seconds += clock::cpu_seconds() - before;
        steps += device.steps();
        digest = device.digest();
    }
    println!("cpu-seconds {:e}", cpu_seconds);
    println!("steps {}", steps);
    println!("digest {:016x}", digest);
}
