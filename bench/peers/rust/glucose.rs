//! The peer of `bench glucose`: virtual patients live the day of five meals.
//!
//! ```text
//! glucose series|rk4|reference PARAMETERS.csv QUEST.csv all|PATIENT DAYS
//! ```
//!
//! Prints the processor seconds of the solving alone, and for each patient the glucose under the
//! skin: its mean over all minutes, and where it ended.

mod body;
mod clock;
mod plain;
mod series;
mod table;

use body::Body;
use plain::{PlainBody, STEPS_PER_MINUTE};
use table::Patient;

const MINUTES_PER_DAY: u64 = 1440;
const MEALS: [(u64, f64); 5] =
    [(7 * 60, 45.0), (12 * 60, 70.0), (16 * 60, 15.0), (18 * 60, 80.0), (23 * 60, 10.0)];
const EATEN_GRAMS_PER_MINUTE: f64 = 5.0;

/// Mean and last glucose of one patient, mg/dL.
fn live<B: Body>(body: &mut B, patient: &Patient, day: &[f64], days: u64) -> (f64, f64) {
    let mut waiting = 0.0;
    let mut sum = 0.0;
    for minute in 0..days * MINUTES_PER_DAY {
        let announced = day[(minute % MINUTES_PER_DAY) as usize];
        waiting += announced;
        let bite = f64::min(EATEN_GRAMS_PER_MINUTE, waiting);
        waiting -= bite;
        let units = patient.basal_units_per_minute + announced / patient.carb_ratio;
        body.minute(units, bite);
        sum += body.glucose_mg_per_dl();
    }
    (sum / (days * MINUTES_PER_DAY) as f64, body.glucose_mg_per_dl())
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    assert!(words.len() == 6, "usage: glucose METHOD PARAMETERS.csv QUEST.csv PATIENT DAYS");
    let people = table::people(&words[2], &words[3], &words[4]);
    let days: u64 = words[5].parse().expect("DAYS is a whole number");
    let mut day = [0.0; MINUTES_PER_DAY as usize];
    for (minute, grams) in MEALS {
        day[minute as usize] = grams;
    }
    let before = clock::cpu_seconds();
    let answers: Vec<(f64, f64)> = people
        .iter()
        .map(|patient| match words[1].as_str() {
            "series" => live(&mut series::SeriesBody::new(patient), patient, &day, days),
            "rk4" => {
                live(&mut PlainBody::new(patient, STEPS_PER_MINUTE), patient, &day, days)
            }
            "reference" => live(&mut PlainBody::new(patient, 100), patient, &day, days),
            other => panic!("no such method: {}", other),
        })
        .collect();
    println!("cpu-seconds {:e}", clock::cpu_seconds() - before);
    for (patient, (mean, end)) in people.iter().zip(answers) {
        println!("glucose {} {:.9} {:.9}", patient.name, mean, end);
    }
}
