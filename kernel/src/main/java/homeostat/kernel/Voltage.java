package homeostat.kernel;

/// An electrical potential, of an electrocardiogram for one.
public interface Voltage extends Dimension {
    /// Millivolt: the base unit.
    Unit<Voltage> MILLIVOLTS = Unit.base("mV", "mV");

    /// `value` millivolts.
    static Quantity<Voltage> millivolts(double value) {
        return MILLIVOLTS.of(value);
    }
}
