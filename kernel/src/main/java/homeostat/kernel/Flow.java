package homeostat.kernel;

/// Volume of blood, gas or dialysate in a span of time.
public interface Flow extends Dimension {
    /// Litre per minute: the base unit.
    Unit<Flow> LITRES_PER_MINUTE = Unit.base("L/min", "L/min");

    /// Millilitre per minute.
    Unit<Flow> ML_PER_MINUTE = Unit.of(LITRES_PER_MINUTE, 1e-3, "mL/min", "mL/min");

    /// `value` litres per minute.
    static Quantity<Flow> litresPerMinute(double value) {
        return LITRES_PER_MINUTE.of(value);
    }
}
