package homeostat.kernel;

/// A number with its unit: what a sheet declares a limit or a parameter with.
///
/// An assembly-time value. A step never makes one; it reads and writes [Slot]s.
public record Quantity<Q extends Dimension>(Unit<Q> unit, double value) {

    /// The same quantity as a number of `other`.
    public double in(Unit<Q> other) {
        return other.fromBase(base());
    }

    /// The same quantity as a number of its dimension's base unit, as [Device#stage] takes it.
    public double base() {
        return unit.toBase(value);
    }

    @Override
    public String toString() {
        return value + " " + unit;
    }
}
