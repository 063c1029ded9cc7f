//! The S2008 model solved the ordinary way: classical Runge-Kutta, five steps of 0.2 min a minute, or
//! as many as somebody asks for.

use crate::body::Body;
use crate::table::{Patient, STATES};

pub const STEPS_PER_MINUTE: usize = 5;

pub struct PlainBody {
    steps: usize,
    patient: Patient,
    x: [f64; STATES],
    stomach_at_meal_mg: f64,
    eaten_since_mg: f64,
    eating: bool,
}

impl PlainBody {
    pub fn new(patient: &Patient, steps: usize) -> PlainBody {
        PlainBody {
            steps,
            x: patient.initial,
            stomach_at_meal_mg: patient.initial[0] + patient.initial[1],
            eaten_since_mg: 0.0,
            eating: false,
            patient: patient.clone(),
        }
    }

    fn slopes(&self, x: &[f64; STATES], meal_mg: f64, eaten: f64, infused: f64) -> [f64; STATES] {
        let p = &self.patient;
        let mut dx = [0.0; STATES];
        let stomach = x[0] + x[1];
        let mut kgut = p.kmax;
        if meal_mg > 0.0 {
            let alpha = 5.0 / (2.0 * meal_mg * (1.0 - p.b));
            let beta = 5.0 / (2.0 * meal_mg * p.d);
            kgut = p.kmin
                + (p.kmax - p.kmin) / 2.0
                    * ((alpha * (stomach - p.b * meal_mg)).tanh()
                        - (beta * (stomach - p.d * meal_mg)).tanh()
                        + 2.0);
        }
        dx[0] = -p.kmax * x[0] + eaten;
        dx[1] = p.kmax * x[0] - kgut * x[1];
        dx[2] = kgut * x[1] - p.kabs * x[2];
        let appearing = p.f * p.kabs * x[2] / p.bw;
        let produced = (p.kp1 - p.kp2 * x[3] - p.kp3 * x[8]).max(0.0);
        let excreted = p.ke1 * (x[3] - p.ke2).max(0.0);
        let exchanged = p.k1 * x[3] - p.k2 * x[4];
        let used = (p.vm0 + p.vmx * x[6]) * x[4] / (p.km0 + x[4]);
        let insulin = x[5] / p.vi;
        dx[3] = if x[3] >= 0.0 { produced + appearing - p.fsnc - excreted - exchanged } else { 0.0 };
        dx[4] = if x[4] >= 0.0 { exchanged - used } else { 0.0 };
        dx[5] = -(p.m2 + p.m4) * x[5] + p.m1 * x[9] + p.ka1 * x[10] + p.ka2 * x[11];
        dx[6] = p.p2u * (insulin - p.ib - x[6]);
        dx[7] = -p.ki * (x[7] - insulin);
        dx[8] = -p.ki * (x[8] - x[7]);
        dx[9] = -(p.m1 + p.m30) * x[9] + p.m2 * x[5];
        dx[10] = infused - (p.ka1 + p.kd) * x[10];
        dx[11] = p.kd * x[10] - p.ka2 * x[11];
        dx[12] = if x[12] >= 0.0 { p.ksc * (x[3] - x[12]) } else { 0.0 };
        dx
    }

    fn moved(&self, by: f64, slopes: &[f64; STATES]) -> [f64; STATES] {
        let mut x = self.x;
        for i in 0..STATES {
            x[i] += by * slopes[i];
        }
        x
    }
}

impl Body for PlainBody {
    fn minute(&mut self, units: f64, grams: f64) {
        if grams > 0.0 {
            if !self.eating {
                self.stomach_at_meal_mg = self.x[0] + self.x[1];
                self.eaten_since_mg = 0.0;
            }
            self.eaten_since_mg += grams * 1000.0;
        }
        self.eating = grams > 0.0;
        let meal = self.stomach_at_meal_mg + self.eaten_since_mg;
        let eaten = grams * 1000.0;
        let infused = units * 6000.0 / self.patient.bw;
        let h = 1.0 / self.steps as f64;
        for _ in 0..self.steps {
            let a = self.slopes(&self.x, meal, eaten, infused);
            let b = self.slopes(&self.moved(h / 2.0, &a), meal, eaten, infused);
            let c = self.slopes(&self.moved(h / 2.0, &b), meal, eaten, infused);
            let d = self.slopes(&self.moved(h, &c), meal, eaten, infused);
            for i in 0..STATES {
                self.x[i] += h / 6.0 * (a[i] + 2.0 * b[i] + 2.0 * c[i] + d[i]);
            }
        }
    }

    fn glucose_mg_per_dl(&self) -> f64 {
        self.x[12] / self.patient.vg
    }
}
