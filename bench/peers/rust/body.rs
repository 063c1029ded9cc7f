//! What every way of solving the model is.

pub trait Body {
    /// Lives one minute with that much insulin (U) and food (g) in it.
    fn minute(&mut self, units: f64, grams: f64);

    /// Glucose under the skin.
    fn glucose_mg_per_dl(&self) -> f64;
}
