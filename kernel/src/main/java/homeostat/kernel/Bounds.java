package homeostat.kernel;

/// The interval a [Guard] still allows while its limits speak, one after the other.
///
/// It can only shrink. A bound that is not a number empties it for good, whatever is bounded after
/// it, and an empty interval allows nothing: the device is left to its fallback.
public final class Bounds<Q extends Dimension> {
    private double lowBase;
    private double highBase;
    private Reason reason = Reason.NONE;

    Bounds() {}

    /// Allows no more than `value`; `reason` is told if that was the bound that counted.
    public void atMost(Unit<Q> unit, double value, Reason reason) {
        double limitBase = unit.toBase(value);
        if (limitBase < highBase || limitBase != limitBase) {
            highBase = limitBase;
            this.reason = reason;
        }
    }

    /// Allows no less than `value`.
    public void atLeast(Unit<Q> unit, double value, Reason reason) {
        double limitBase = unit.toBase(value);
        if (limitBase > lowBase || limitBase != limitBase) {
            lowBase = limitBase;
            this.reason = reason;
        }
    }

    void open(double lowBase, double highBase) {
        this.lowBase = lowBase;
        this.highBase = highBase;
        this.reason = Reason.RANGE;
    }

    boolean isEmpty() {
        return !(lowBase <= highBase);
    }

    double clamp(double base) {
        return base > highBase ? highBase : base < lowBase ? lowBase : base;
    }

    Reason reason() {
        return reason;
    }
}
