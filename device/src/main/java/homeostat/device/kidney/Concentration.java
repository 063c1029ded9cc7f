package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Sodium of a fluid.
public interface Concentration extends Dimension {
    /// Millimole per litre: the base unit.
    Unit<Concentration> MMOL_PER_L = Unit.base("mmol/L", "mmol/L");

    /// `value` of it.
    static Quantity<Concentration> mmolPerL(double value) {
        return MMOL_PER_L.of(value);
    }
}
