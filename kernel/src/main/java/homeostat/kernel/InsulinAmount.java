package homeostat.kernel;

/// An amount of insulin: a dose, or what is still on board.
public interface InsulinAmount extends Dimension {
    /// International unit: the base unit.
    Unit<InsulinAmount> UNITS = Unit.base("U", "[iU]");

    /// `value` international units.
    static Quantity<InsulinAmount> units(double value) {
        return UNITS.of(value);
    }
}
