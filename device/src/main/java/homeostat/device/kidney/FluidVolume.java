package homeostat.device.kidney;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Water that was drawn off, or a space of the body.
public interface FluidVolume extends Dimension {
    /// Millilitre: the base unit.
    Unit<FluidVolume> ML = Unit.base("mL", "mL");

    /// `value` of it.
    static Quantity<FluidVolume> ml(double value) {
        return ML.of(value);
    }
}
