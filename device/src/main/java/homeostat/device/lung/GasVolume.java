package homeostat.device.lung;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Gas of one breath, or of one breath for each kilogram.
public interface GasVolume extends Dimension {
    /// Millilitre: the base unit.
    Unit<GasVolume> ML = Unit.base("mL", "mL");

    /// `value` of it.
    static Quantity<GasVolume> ml(double value) {
        return ML.of(value);
    }
}
