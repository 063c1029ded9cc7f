package homeostat.kernel;

/// A closed interval of a dimension, both ends finite and in order: declared on the sheet.
public record Range<Q extends Dimension>(Quantity<Q> low, Quantity<Q> high) {

    /// Traps unless `low <= high` and both are finite.
    public Range {
        Check.that(Double.isFinite(low.base()) && Double.isFinite(high.base()),
                "a range has finite ends");
        Check.that(low.base() <= high.base(), "a range runs from low to high");
    }

    /// From `low` to `high` of one unit.
    public static <Q extends Dimension> Range<Q> of(Unit<Q> unit, double low, double high) {
        return new Range<>(unit.of(low), unit.of(high));
    }

    /// Whether the number in `slot` lies inside, ends included. Never true of NaN.
    public boolean contains(Slot<Q> slot) {
        return slot.base >= low.base() && slot.base <= high.base();
    }
}
