package homeostat.device.kidney;

import homeostat.kernel.In;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reading;

/// Ultrafiltration seen twice: by the machine's balance, and by the pressure across the membrane,
/// which water crosses in proportion.
///
/// The *coefficient* of the filter, mL/h for each mmHg, is learnt from both while they agree, and
/// falls slowly as the filter clots. When the balance says something else than pressure and
/// coefficient for a minute, one of the two is wrong, and neither is believed: what is drawn off
/// would not be known.
///
/// Source of the form: Jv = Kuf·(TMP − oncotic pressure); 25 mmHg of proteins less what the
/// dialysate's side adds, some 15 in the mean.
final class FilterWatch {
    private static final int WINDOW_STEPS = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double ONCOTIC_MMHG = 15;
    private static final double NET_LEAST_MMHG = 5;
    private static final double RATE_LEAST_ML_PER_H = 100;
    private static final double LEARNING = 1.0 / 300;
    private static final double APART_SHARE = 0.4;
    private static final double APART_ML_PER_H = 200;
    private static final int APART_STEPS = 60;
    private static final int STEPS_TO_KNOW = 300;
    private static final double COEFFICIENT_MAX = 200;

    private final In<FluidVolume> removed;
    private final In<Pressure> membrane;
    private final double[] window = new double[WINDOW_STEPS];
    private final double[] pressures = new double[WINDOW_STEPS];
    private int at;
    private int filled;
    private double coefficient;
    private int learnt;
    private int apart;
    private double rateMlPerHour = Double.NaN;
    private double pressureMmHg = Double.NaN;

    FilterWatch(KidneyPorts ports) {
        this.removed = ports.removed;
        this.membrane = ports.membrane;
    }

    // [impl->req~ultrafiltration-is-seen-twice~1]
    /// Looks at the ports once in a step.
    void observe() {
        Reading<FluidVolume> balance = removed.reading();
        Reading<Pressure> across = membrane.reading();
        pressureMmHg = across.isGood() ? across.in(Pressure.MMHG) : Double.NaN;
        if (!balance.isGood() || !across.isGood()) {
            filled = 0;
            rateMlPerHour = Double.NaN;
            return;
        }
        double ml = balance.in(FluidVolume.ML);
        int slot = Math.floorMod(at, WINDOW_STEPS);
        rateMlPerHour = filled < WINDOW_STEPS ? Double.NaN
                : (ml - window[slot]) * (SECONDS_PER_HOUR / WINDOW_STEPS);
        window[slot] = ml;
        pressures[slot] = pressureMmHg;
        at = Math.floorMod(at + 1, WINDOW_STEPS);
        filled = Math.min(filled + 1, WINDOW_STEPS);
        if (!Double.isNaN(rateMlPerHour)) {
            compare();
        }
    }

    private void compare() {
        double net = meanMmHg() - ONCOTIC_MMHG;
        boolean isApart = learnt >= STEPS_TO_KNOW && Math.abs(rateMlPerHour - net * coefficient)
                > Math.max(APART_ML_PER_H, APART_SHARE * rateMlPerHour);
        apart = isApart ? Math.min(apart + 1, 2 * APART_STEPS) : Math.max(apart - 1, 0);
        if (!isApart && net > NET_LEAST_MMHG && rateMlPerHour > RATE_LEAST_ML_PER_H) {
            double shown = Math.min(COEFFICIENT_MAX, rateMlPerHour / net);
            coefficient = learnt == 0 ? shown : coefficient + LEARNING * (shown - coefficient);
            learnt = Math.min(learnt + 1, STEPS_TO_KNOW);
        }
    }

    /// Over the same minute as the rate, so that a change of it is no contradiction.
    private double meanMmHg() {
        double total = 0;
        for (int i = 0; i < WINDOW_STEPS; i++) {
            total += pressures[i];
        }
        return total / WINDOW_STEPS;
    }

    /// Whether balance and pressure have contradicted one another for a minute.
    boolean isApart() {
        return apart >= APART_STEPS;
    }

    /// Pressure across the membrane; NaN while there is none.
    double pressureMmHg() {
        return pressureMmHg;
    }

    /// Water an hour for each mmHg; 0 before it is known.
    double coefficient() {
        return coefficient;
    }

    /// Water drawn off in the last minute, as an hourly rate; NaN while it is not known.
    double rateMlPerHour() {
        return rateMlPerHour;
    }
}
