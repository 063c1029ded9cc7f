package homeostat.kernel;

/// A rate of insulin delivery.
public interface InsulinRate extends Dimension {
    /// International unit per hour: the base unit.
    Unit<InsulinRate> UNITS_PER_HOUR = Unit.base("U/h", "[iU]/h");

    /// `value` international units per hour.
    static Quantity<InsulinRate> unitsPerHour(double value) {
        return UNITS_PER_HOUR.of(value);
    }
}
