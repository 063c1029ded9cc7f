package homeostat.kernel;

/// Mass, of a person for one.
public interface Mass extends Dimension {
    /// Kilogram: the base unit.
    Unit<Mass> KILOGRAMS = Unit.base("kg", "kg");

    /// `value` kilograms.
    static Quantity<Mass> kilograms(double value) {
        return KILOGRAMS.of(value);
    }
}
