package homeostat.device.heart;

import homeostat.kernel.In;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reading;

/// Judges one inflow pressure and keeps its mean. It lies when it is silent, no number or out of
/// range for half a second, has not moved at all for a second, or is further from its mean than an
/// atrium moves between two beats; a jump is believed after ten minutes,
/// and what has jumped is believed again when it comes back near to where it was.
final class AtriumWatch {
    private static final double SMOOTHING = 0.01;
    private static final double JUMP_MMHG = 7;
    private static final double BACK_MMHG = 3;
    private static final int JUMP_STEPS_MAX = 30_000;
    private static final int STILL_STEPS_MAX = 50;
    private static final int GOOD_STEPS = 100;
    private static final int GAP_STEPS_MAX = 25;

    private final In<Pressure> port;
    private double mean = Double.NaN;
    private double last = Double.NaN;
    private int still;
    private int jumping;
    private int good;
    private int gap;

    AtriumWatch(In<Pressure> port) {
        this.port = port;
    }

    /// Looks at the port once in a step.
    void observe() {
        Reading<Pressure> reading = port.reading();
        gap = reading.isGood() ? 0 : Math.min(gap + 1, GAP_STEPS_MAX);
        if (gap > 0) {
            good = gap == GAP_STEPS_MAX ? 0 : good;
            return;
        }
        double mmHg = reading.in(Pressure.MMHG);
        still = mmHg == last ? Math.min(still + 1, STILL_STEPS_MAX) : 0;
        last = mmHg;
        boolean isJump = Math.abs(mmHg - mean) > (jumping > 0 ? BACK_MMHG : JUMP_MMHG);
        jumping = isJump ? jumping + 1 : 0;
        if (still == STILL_STEPS_MAX || isJump && jumping < JUMP_STEPS_MAX) {
            good = 0;
            return;
        }
        boolean isFirst = Double.isNaN(mean) || isJump;
        mean = isFirst ? mmHg : mean + SMOOTHING * (mmHg - mean);
        good = Math.min(good + 1, GOOD_STEPS);
    }

    /// Whether it has been good for two seconds.
    boolean isTrusted() {
        return good == GOOD_STEPS;
    }

    /// Mean pressure; NaN before the first reading.
    double meanMmHg() {
        return mean;
    }
}
