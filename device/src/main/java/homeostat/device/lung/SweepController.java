package homeostat.device.lung;

import homeostat.kernel.Elementary;

/// How much sweep gas: two loops, one in the other.
///
/// The inner one holds carbon dioxide after the membrane, in seconds: a proportional and integral
/// law on the logarithm of the sweep, because a membrane answers to shares and not to litres. The
/// outer one moves the inner one's target so that arterial carbon dioxide follows a reference; that
/// reference walks to the prescription by no more than 18 mmHg an hour, since the vessels of the
/// brain feel a faster fall.
///
/// Source of the bound, 20 mmHg/h: the usual caution when support is started. Of the inner loop's
/// speed to reach: Elenkov et al., proportional-integral and predictive control of membrane lungs.
final class SweepController {
    private static final double STEP_SECONDS = 0.25;
    private static final double LEAST_L_PER_MIN = 0.3;
    private static final double MOST_L_PER_MIN = 12;
    /// 0.32 L/min.
    private static final double LEAST_LOG = -1.15;
    /// 0.6 L/min.
    private static final double AMPLE_LOG = -0.5;
    /// 11 L/min.
    private static final double MOST_LOG = 2.4;
    private static final double INNER_PROPORTIONAL = 0.06;
    private static final double INNER_PER_SECOND = 0.06;
    private static final double INNER_MAX_MMHG = 15;
    private static final double OUTER_PROPORTIONAL = 5;
    private static final double OUTER_PER_SECOND = 0.03;
    private static final double TARGET_LEAST_MMHG = 14;
    private static final double TARGET_MOST_MMHG = 80;
    private static final double MMHG_PER_HOUR = 18;
    private static final double SECONDS_PER_HOUR = 3600;

    private final LungTherapy therapy;
    private double logSweep;
    private double reference = Double.NaN;
    private double integral;
    private double targetMmHg = Double.NaN;

    SweepController(LungTherapy therapy) {
        this.therapy = therapy;
    }

    /// Starts from what flows now, with what is measured now.
    void take(double sweepLPerMin, double arterialMmHg, double membraneMmHg) {
        logSweep = Elementary.log(Math.max(LEAST_L_PER_MIN,
                Math.min(MOST_L_PER_MIN, sweepLPerMin)));
        reference = arterialMmHg;
        targetMmHg = membraneMmHg;
        integral = membraneMmHg;
    }

    /// Moves on by one step, and says how much gas, L/min.
    double move(double arterialMmHg, double membraneMmHg) {
        double most = MMHG_PER_HOUR / SECONDS_PER_HOUR * STEP_SECONDS;
        reference += Math.max(-most, Math.min(most, therapy.carbonDioxideMmHg() - reference));
        double outer = reference - arterialMmHg;
        double wanted = integral + OUTER_PROPORTIONAL * outer;
        boolean isHeld = outer > 0 ? isLeast() || wanted > TARGET_MOST_MMHG
                : logSweep > MOST_LOG || wanted < TARGET_LEAST_MMHG;
        integral += isHeld ? 0 : OUTER_PER_SECOND * STEP_SECONDS * outer;
        targetMmHg = Math.max(TARGET_LEAST_MMHG, Math.min(TARGET_MOST_MMHG, wanted));
        return inner(membraneMmHg);
    }

    /// The inner loop alone, towards the target as it stands.
    private double inner(double membraneMmHg) {
        double error = Math.max(-INNER_MAX_MMHG,
                Math.min(INNER_MAX_MMHG, membraneMmHg - targetMmHg));
        logSweep = Math.max(-1.2, Math.min(2.48,
                logSweep + INNER_PER_SECOND * STEP_SECONDS * error));
        double sweep = Elementary.exp(logSweep + INNER_PROPORTIONAL * error);
        return Math.max(LEAST_L_PER_MIN, Math.min(MOST_L_PER_MIN, sweep));
    }

    /// Whether it has come down to where less does not help any more.
    boolean isLeast() {
        return logSweep <= LEAST_LOG;
    }

    /// Whether there is so much that breaths need not be spared for its sake.
    boolean isAmple() {
        return logSweep > AMPLE_LOG;
    }

    double targetMmHg() {
        return targetMmHg;
    }

    double referenceMmHg() {
        return reference;
    }
}
