package homeostat.kernel;

/// One number of the prescription: what a clinician sets, inside the range the sheet allows.
///
/// A new value is *staged* and takes effect only when the whole [Prescription] is confirmed, so
/// that therapy never runs on half of an old and half of a new one.
public final class Parameter<Q extends Dimension> extends Slot<Q> {
    private final double lowBase;
    private final double highBase;
    private double stagedBase;

    Parameter(Range<Q> range, Quantity<Q> value) {
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
        this.base = value.base();
        this.stagedBase = base;
        Check.that(allows(base), "a parameter starts inside its range");
    }

    /// Stages a value; says whether it is inside the range. Outside, nothing changes.
    boolean stage(double valueBase) {
        if (!allows(valueBase)) {
            return false;
        }
        stagedBase = valueBase;
        return true;
    }

    void apply() {
        base = stagedBase;
    }

    /// Whether it is inside the range; what is not a number is not.
    boolean allows(double valueBase) {
        return valueBase >= lowBase && valueBase <= highBase;
    }
}
