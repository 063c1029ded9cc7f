package homeostat.kernel;

/// What we believe: a number with the interval it lies in.
///
/// The interval is part of the belief, not decoration: a pump-flow estimate errs by more than a
/// litre per minute, and a controller that reads only the middle does not know it.
public final class Estimate<Q extends Dimension> extends Slot<Q> {
    private double lowBase;
    private double highBase;

    /// An estimate that believes nothing yet: NaN between minus and plus infinity.
    public Estimate() {
        base = Double.NaN;
        lowBase = Double.NEGATIVE_INFINITY;
        highBase = Double.POSITIVE_INFINITY;
    }

    /// Overwrites this estimate; `margin` is the half-width of the interval, in the same unit.
    public void set(Unit<Q> unit, double value, double margin, long atNs) {
        this.base = unit.toBase(value);
        this.lowBase = unit.toBase(value - margin);
        this.highBase = unit.toBase(value + margin);
        this.atNs = atNs;
    }

    /// The lower end of the interval, in `unit`.
    public double lowIn(Unit<Q> unit) {
        return unit.fromBase(lowBase);
    }

    /// The upper end of the interval, in `unit`.
    public double highIn(Unit<Q> unit) {
        return unit.fromBase(highBase);
    }
}
