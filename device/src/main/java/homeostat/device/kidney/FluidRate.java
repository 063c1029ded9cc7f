package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Unit;

/// Water drawn off in a span of time.
public interface FluidRate extends Dimension {
    /// Millilitre per hour: the base unit.
    Unit<FluidRate> ML_PER_HOUR = Unit.base("mL/h", "mL/h");
}
