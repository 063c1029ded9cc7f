package homeostat.device.pancreas;

/// How much of a dose under the skin still acts, by its age.
///
/// The exponential curve `S(t) = 1 − A(t)` that has become common in open loops, given by its
/// duration `td` and the time `tp` of its peak:
///
/// ```
/// tau = tp (1 − tp/td) / (1 − 2 tp/td),  a = 2 tau/td,  c = 1 / (1 − a + (1 + a) exp(−td/tau))
/// remaining(t) = 1 − c (1 − a) ((t²/(tau td (1 − a)) − t/tau − 1) exp(−t/tau) + 1)
/// ```
///
/// Source: the exponential insulin model of LoopKit/LoopAlgorithm and openaps/oref0 0.7.1 (MIT);
/// duration 6 h and peak 75 min are those of rapid-acting analogues there.
final class InsulinCurve {
    private static final double DURATION_MIN = 360;

    /// `exp(−2.5 min/tau)`; its powers are all that the curve needs.
    private static final double TAU_MIN = 75 * (1 - 75 / DURATION_MIN) / (1 - 150 / DURATION_MIN);
    private static final double DECAY_HALF_BIN = 0.9757377733559879;

    private final double[] remaining = new double[InsulinLedger.BINS];

    InsulinCurve() {
        double a = 2 * TAU_MIN / DURATION_MIN;
        double decayAll = 1;
        for (int i = 0; i < 2 * InsulinLedger.BINS; i++) {
            decayAll *= DECAY_HALF_BIN;
        }
        double c = 1 / (1 - a + (1 + a) * decayAll);
        double decay = DECAY_HALF_BIN;
        for (int age = 0; age < remaining.length; age++) {
            double t = (age + 0.5) * InsulinLedger.BIN_MINUTES;
            double rise = t * t / (TAU_MIN * DURATION_MIN * (1 - a)) - t / TAU_MIN - 1;
            remaining[age] = Math.max(0, 1 - c * (1 - a) * (rise * decay + 1));
            decay *= DECAY_HALF_BIN * DECAY_HALF_BIN;
        }
    }

    /// The part of a dose `age` bins old that still acts, in the middle of the bin.
    double remaining(int age) {
        return remaining[age];
    }
}
