package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.In;
import homeostat.kernel.Reading;
import homeostat.kernel.Unit;

/// One sensor of the protective system and the band that it must stay in.
///
/// Outside for longer than a delay, or not known for longer than another: both are told.
final class LimitWatch<Q extends Dimension> {
    private final In<Q> port;
    private final Unit<Q> unit;
    private final double low;
    private final double high;
    private final long delayNs;
    private final long lostNs;
    private long insideNs;
    private long knownNs;
    private boolean outside;
    private boolean lost;
    private boolean clear;

    /// @param band the lowest and the highest number in `unit` that is inside
    LimitWatch(In<Q> port, Unit<Q> unit, double[] band, long delayNs, long lostNs) {
        this.port = port;
        this.unit = unit;
        this.low = band[0];
        this.high = band[1];
        this.delayNs = delayNs;
        this.lostNs = lostNs;
    }

    /// Looks at the port once in a step.
    void observe(long nowNs) {
        Reading<Q> reading = port.reading();
        boolean isKnown = reading.isGood();
        double value = reading.in(unit);
        clear = isKnown && value >= low && value <= high;
        if (isKnown) {
            knownNs = nowNs;
        }
        if (clear) {
            insideNs = nowNs;
        }
        lost = nowNs - knownNs > lostNs;
        outside = isKnown && nowNs - insideNs > delayNs;
    }

    /// The same while nothing flows and nothing can be judged: as if it were inside.
    void rest(long nowNs) {
        observe(nowNs);
        insideNs = nowNs;
        outside = false;
    }

    /// Whether it has been outside of its band for its delay.
    boolean isOutside() {
        return outside;
    }

    /// Whether it has not been known for too long.
    boolean isLost() {
        return lost;
    }

    /// Whether it is known and inside now.
    boolean isClear() {
        return clear;
    }
}
