package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Unit;

/// Blood that passes a membrane.
public interface LeakRate extends Dimension {
    /// Millilitre per minute: the base unit.
    Unit<LeakRate> ML_PER_MIN = Unit.base("mL/min", "mL/min");
}
