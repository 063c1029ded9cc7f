package homeostat.device.kidney;

import homeostat.kernel.Reading;

/// The protective balance: what is truly drawn off against what the pump is set to.
///
/// The difference is summed; it leaks away by half in an hour, so that a calibration error of 50
/// mL/h is borne and one of 200 is not. A rate far above the limit of the weight, or a negative
/// one, needs no sum.
///
/// Source of the bounds: IEC 60601-2-16 leaves them to the maker's risk analysis; machines on the
/// market state ±0.1 L/h and 400 mL over a session. These are narrower.
final class BalanceWatch {
    private static final double HOURS_PER_STEP = 0.2 / 3600;
    private static final double KEPT_PER_STEP = 1 - 0.693 * HOURS_PER_STEP;
    private static final double SUM_MAX_ML = 150;
    private static final double MUCH_MORE = 1.15;
    private static final double BACK_ML_PER_H = -150;
    private static final int STEPS = 50;
    private static final double BOUND_ML = 999;

    private final ProtectionPorts ports;
    private final KidneyTherapy therapy;
    private double sumMl;
    private int much;
    private int back;

    BalanceWatch(ProtectionPorts ports, KidneyTherapy therapy) {
        this.ports = ports;
        this.therapy = therapy;
    }

    /// Looks at the ports once in a step, five times a second.
    void observe() {
        Reading<FluidRate> measured = ports.rate.reading();
        Reading<FluidRate> set = ports.setting.reading();
        if (!measured.isGood() || !set.isGood()) {
            return;
        }
        double rate = measured.in(FluidRate.ML_PER_HOUR);
        double apart = rate - set.in(FluidRate.ML_PER_HOUR);
        sumMl = Math.max(-BOUND_ML, Math.min(BOUND_ML,
                sumMl * KEPT_PER_STEP + apart * HOURS_PER_STEP));
        much = rate > MUCH_MORE * therapy.rateMaxMlPerHour() ? Math.min(much + 1, STEPS) : 0;
        back = rate < BACK_ML_PER_H ? Math.min(back + 1, STEPS) : 0;
    }

    /// Whether more or less was drawn off than set, or far too fast.
    boolean isWrong() {
        return Math.abs(sumMl) > SUM_MAX_ML || much == STEPS;
    }

    /// Whether dialysate has passed back into blood for ten seconds.
    boolean isBackward() {
        return back == STEPS;
    }

    /// Somebody has looked and set it right: the sum begins again.
    void forgive() {
        sumMl = 0;
        much = 0;
        back = 0;
    }

    double sumMl() {
        return sumMl;
    }
}
