package homeostat.device.kidney;

import homeostat.kernel.In;
import homeostat.kernel.Pressure;
import homeostat.kernel.Reading;

/// The newest systolic pressure of the cuff, while it is young enough to count.
///
/// A cuff errs by 5 to 8 mmHg and may be off by 20 once: a low pressure counts at once, a high
/// one only takes half of the way, so that one error does not undo the care of the last.
final class CuffWatch {
    private static final double RISE_SHARE = 0.5;

    private final In<Pressure> port;
    private double mmHg = Double.NaN;
    private double lastShown = Double.NaN;
    private long lastNs;
    private boolean known;
    private boolean fresh;

    CuffWatch(In<Pressure> port) {
        this.port = port;
    }

    /// Looks at the port once in a step.
    void observe() {
        Reading<Pressure> reading = port.reading();
        known = reading.isGood();
        fresh = false;
        if (!known) {
            mmHg = Double.NaN;
            return;
        }
        boolean isNew = reading.atNs() != lastNs || Double.isNaN(mmHg);
        lastNs = reading.atNs();
        if (isNew) {
            lastShown = reading.in(Pressure.MMHG);
            boolean isRise = lastShown > mmHg;
            mmHg = isRise ? mmHg + RISE_SHARE * (lastShown - mmHg) : lastShown;
            fresh = true;
        }
    }

    /// Whether there is one.
    boolean isKnown() {
        return known;
    }

    /// Whether a new one came in this step.
    boolean isFresh() {
        return fresh;
    }

    /// Systolic pressure to act on; NaN while there is none.
    double mmHg() {
        return mmHg;
    }
}
