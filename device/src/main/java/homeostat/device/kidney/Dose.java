package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// How much of the body's water was cleared of urea: clearance times time over volume.
public interface Dose extends Dimension {
    /// Kt/V, a number without a unit: the base unit.
    Unit<Dose> KT_OVER_V = Unit.base("Kt/V", "1");

    /// `value` of it.
    static Quantity<Dose> ktOverV(double value) {
        return KT_OVER_V.of(value);
    }
}
