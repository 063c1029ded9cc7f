package homeostat.kernel;

/// A part of a whole, from nothing to all of it.
public interface Fraction extends Dimension {
    /// One: the base unit.
    Unit<Fraction> ONE = Unit.base("1", "1");

    /// Percent.
    Unit<Fraction> PERCENT = Unit.of(ONE, 1e-2, "%", "%");

    /// `value` as a part of one.
    static Quantity<Fraction> ofOne(double value) {
        return ONE.of(value);
    }

    /// `value` in a hundred.
    static Quantity<Fraction> percent(double value) {
        return PERCENT.of(value);
    }
}
