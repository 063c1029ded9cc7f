package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Water drawn off in a span of time.
public interface FluidRate extends Dimension {
    /// Millilitre per hour: the base unit.
    Unit<FluidRate> ML_PER_HOUR = Unit.base("mL/h", "mL/h");

    /// `value` of it.
    static Quantity<FluidRate> mlPerHour(double value) {
        return ML_PER_HOUR.of(value);
    }
}
