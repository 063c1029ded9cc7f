package homeostat.device.lung;

/// How large a breath: what was prescribed for the lung's size, and less while its plateau is too
/// high. Carbon dioxide that breaths leave is the membrane's affair; only where breaths alone take
/// too much of it, at the least sweep, do they become smaller, by 15 % at most: the lung rests and
/// the target is reached from below too.
///
/// Source: 4 to 8 mL/kg of predicted weight and at most 30 cmH2O: Acute Respiratory Distress
/// Syndrome Network, New England Journal of Medicine 342 (2000) 1301-1308.
final class BreathController {
    private static final double LEAST_SHARE = 4.0 / 6;
    private static final double DOWN = 0.004;
    private static final double UP = 0.0005;
    private static final double MARGIN_CM_H2O = 2;
    private static final double RESTING_LEAST = 0.85;
    private static final double REST_PER_MMHG = 2e-5;
    private static final double WAKE = 2e-5;
    private static final double ERROR_MAX_MMHG = 3;

    private final LungTherapy therapy;
    private double share = 1;
    private double resting = 1;

    BreathController(LungTherapy therapy) {
        this.therapy = therapy;
    }

    /// Takes what the sweep, while its loop is closed, leaves to breaths.
    void rest(SweepController sweep, double arterialMmHg) {
        double error = Math.max(-ERROR_MAX_MMHG,
                Math.min(ERROR_MAX_MMHG, arterialMmHg - sweep.referenceMmHg()));
        boolean isForSweep = error < 0 && !sweep.isLeast();
        double change = isForSweep ? 0 : REST_PER_MMHG * error;
        resting = Math.max(RESTING_LEAST,
                Math.min(1, resting + change + (sweep.isAmple() ? WAKE : 0)));
    }

    /// One step; NaN for a plateau that is not known.
    double move(double plateauCmH2o) {
        if (plateauCmH2o > therapy.plateauCmH2o()) {
            share = Math.max(LEAST_SHARE, share - DOWN);
        } else if (plateauCmH2o < therapy.plateauCmH2o() - MARGIN_CM_H2O) {
            share = Math.min(1, share + UP);
        }
        return therapy.tidalMl() * Math.max(LEAST_SHARE, Math.min(share, resting));
    }
}
