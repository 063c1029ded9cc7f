package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Warmth of a fluid.
public interface Temperature extends Dimension {
    /// Degree Celsius: the base unit.
    Unit<Temperature> CELSIUS = Unit.base("°C", "Cel");

    /// `value` of it.
    static Quantity<Temperature> celsius(double value) {
        return CELSIUS.of(value);
    }
}
