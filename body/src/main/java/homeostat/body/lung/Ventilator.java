package homeostat.body.lung;

/// The mechanics of a ventilated lung: one compliance, one resistance, a dead space.
///
/// Source: the equation of motion, `P = V/C + R·flow + PEEP` (Otis, Fenn, Rahn, Journal of Applied
/// Physiology 2 (1950) 592-607).
///
/// @param complianceMlPerCmH2o of lung and chest
/// @param resistanceCmH2oSPerL of the airways
/// @param deadSpaceMl anatomical and of the tubes
public record Ventilator(double complianceMlPerCmH2o, double resistanceCmH2oSPerL,
        double deadSpaceMl) {

    /// Pressure at the end of a breath that is held, cmH2O.
    public double plateauCmH2o(double tidalMl, double peepCmH2o) {
        return peepCmH2o + tidalMl / complianceMlPerCmH2o;
    }

    /// Highest pressure of a breath of constant flow, cmH2O.
    public double peakCmH2o(double tidalMl, double peepCmH2o, double inspirationSeconds) {
        return plateauCmH2o(tidalMl, peepCmH2o)
                + resistanceCmH2oSPerL * tidalMl / 1000 / inspirationSeconds;
    }

    /// Gas that reaches alveoli, L/min.
    public double alveolarLPerMin(double tidalMl, double breathsPerMin) {
        return Math.max(0, tidalMl - deadSpaceMl) * breathsPerMin / 1000;
    }

    /// Mean pressure in the airways, cmH2O: a share of which rests on the heart and great veins.
    public double meanCmH2o(double tidalMl, double peepCmH2o, double inspirationShare) {
        return peepCmH2o + inspirationShare * tidalMl / complianceMlPerCmH2o / 2;
    }
}
