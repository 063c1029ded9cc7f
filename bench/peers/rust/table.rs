//! The people: coefficients, fasting state and prescription, from the two tables.

use std::collections::HashMap;
use std::fs;

pub const STATES: usize = 13;

/// The coefficients of one person, with the symbols of the papers.
#[derive(Clone, Default)]
pub struct Patient {
    pub name: String,
    pub initial: [f64; STATES],
    pub bw: f64,
    pub kmax: f64,
    pub kmin: f64,
    pub kabs: f64,
    pub b: f64,
    pub d: f64,
    pub f: f64,
    pub kp1: f64,
    pub kp2: f64,
    pub kp3: f64,
    pub ki: f64,
    pub vg: f64,
    pub k1: f64,
    pub k2: f64,
    pub ke1: f64,
    pub ke2: f64,
    pub ksc: f64,
    pub vm0: f64,
    pub vmx: f64,
    pub km0: f64,
    pub p2u: f64,
    pub fsnc: f64,
    pub vi: f64,
    pub ib: f64,
    pub m1: f64,
    pub m2: f64,
    pub m4: f64,
    pub m30: f64,
    pub kd: f64,
    pub ka1: f64,
    pub ka2: f64,
    pub basal_units_per_minute: f64,
    pub carb_ratio: f64,
}

/// One row of a table: column name to text.
type Row = HashMap<String, String>;

fn rows(file: &str) -> Vec<Row> {
    let text = fs::read_to_string(file)
        .unwrap_or_else(|why| panic!("cannot read the table: file={} ({})", file, why));
    let mut lines = text.lines();
    let names: Vec<String> = lines
        .next()
        .unwrap_or_else(|| panic!("empty table: file={}", file))
        .split(',')
        .map(|name| name.trim().to_string())
        .collect();
    lines
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            names
                .iter()
                .cloned()
                .zip(line.split(',').map(|cell| cell.trim().to_string()))
                .collect()
        })
        .collect()
}

fn number(row: &Row, column: &str) -> f64 {
    row.get(column)
        .and_then(|text| text.parse().ok())
        .unwrap_or_else(|| panic!("not a number: column={}", column))
}

/// Everybody in the tables, or the one who is called `who`.
pub fn people(parameters: &str, quest: &str, who: &str) -> Vec<Patient> {
    let clinic = rows(quest);
    rows(parameters)
        .iter()
        .zip(clinic.iter())
        .filter(|(row, _)| who == "all" || row["Name"] == who)
        .map(|(row, settings)| patient(row, settings))
        .collect()
}

fn patient(row: &Row, settings: &Row) -> Patient {
    let of = |column: &str| number(row, column);
    let mut initial = [0.0; STATES];
    for (index, state) in initial.iter_mut().enumerate() {
        *state = of(&format!("x0_{:2}", index + 1));
    }
    Patient {
        name: row["Name"].clone(),
        initial,
        bw: of("BW"),
        kmax: of("kmax"),
        kmin: of("kmin"),
        kabs: of("kabs"),
        b: of("b"),
        d: of("d"),
        f: of("f"),
        kp1: of("kp1"),
        kp2: of("kp2"),
        kp3: of("kp3"),
        ki: of("ki"),
        vg: of("Vg"),
        k1: of("k1"),
        k2: of("k2"),
        ke1: of("ke1"),
        ke2: of("ke2"),
        ksc: of("ksc"),
        vm0: of("Vm0"),
        vmx: of("Vmx"),
        km0: of("Km0"),
        p2u: of("p2u"),
        fsnc: of("Fsnc"),
        vi: of("Vi"),
        ib: of("Ib"),
        m1: of("m1"),
        m2: of("m2"),
        m4: of("m4"),
        m30: of("m30"),
        kd: of("kd"),
        ka1: of("ka1"),
        ka2: of("ka2"),
        basal_units_per_minute: of("u2ss") * of("BW") / 6000.0,
        carb_ratio: number(settings, "CR"),
    }
}
