package homeostat.device.lung;

import homeostat.kernel.Dimension;
import homeostat.kernel.In;
import homeostat.kernel.Reading;
import homeostat.kernel.Unit;

/// Judges one sensor of a gas and smooths what it says.
///
/// Four lies are known: silence, no number, a jump that no body can make, and standing still. A
/// jump is believed after a minute in which readings agree with one another.
final class GasWatch<Q extends Dimension> {
    private static final int STILL_STEPS = 240;
    private static final int AGREED_STEPS = 240;
    private static final int FIRST_STEPS = 8;

    private final In<Q> port;
    private final Unit<Q> unit;
    private final double smoothing;
    private final double jump;
    private double mean = Double.NaN;
    private double last = Double.NaN;
    private double candidate = Double.NaN;
    private int seen;
    private int still;
    private int agreed;
    private GasTrust trust = GasTrust.STARTING;

    /// @param smoothing share of the way to a new reading, each step
    /// @param jump a distance from the mean, in `unit`, that no body makes at once
    GasWatch(In<Q> port, Unit<Q> unit, double smoothing, double jump) {
        this.port = port;
        this.unit = unit;
        this.smoothing = smoothing;
        this.jump = jump;
    }

    // [impl->req~lost-gas-holds-then-backs-up~1]
    /// Looks at the port once in a step, four times a second.
    void observe() {
        Reading<Q> reading = port.reading();
        if (!reading.isGood()) {
            trust = switch (reading.quality()) {
                case GOOD, DOUBTFUL, IMPLAUSIBLE -> GasTrust.IMPLAUSIBLE;
                case STALE -> GasTrust.STALE;
                case MISSING -> seen == 0 ? GasTrust.STARTING : GasTrust.STALE;
            };
            return;
        }
        double value = reading.in(unit);
        still = value == last ? Math.min(still + 1, STILL_STEPS) : 0;
        last = value;
        if (still == STILL_STEPS) {
            trust = GasTrust.FLAT;
            return;
        }
        if (seen == 0) {
            mean = value;
        }
        if (Math.abs(value - mean) > jump) {
            far(value);
            return;
        }
        agreed = 0;
        mean += smoothing * (value - mean);
        seen = Math.min(seen + 1, FIRST_STEPS);
        trust = seen < FIRST_STEPS ? GasTrust.STARTING : GasTrust.TRUSTED;
    }

    private void far(double value) {
        boolean agrees = Math.abs(value - candidate) <= jump;
        agreed = agrees ? agreed + 1 : 0;
        candidate = value;
        trust = GasTrust.IMPLAUSIBLE;
        if (agreed >= AGREED_STEPS) {
            mean = value;
            agreed = 0;
        }
    }

    /// Whether it is to be trusted, and if not, why.
    GasTrust trust() {
        return trust;
    }

    boolean isTrusted() {
        return trust == GasTrust.TRUSTED;
    }

    /// The smoothed reading; NaN before the first.
    double mean() {
        return mean;
    }

    /// The newest reading as it came.
    double last() {
        return last;
    }
}
