package homeostat.device.heart;

import homeostat.kernel.Dimension;
import homeostat.kernel.Unit;

/// Blood that one side moves in one beat.
public interface StrokeVolume extends Dimension {
    /// Millilitre: the base unit.
    Unit<StrokeVolume> ML = Unit.base("mL", "mL");
}
