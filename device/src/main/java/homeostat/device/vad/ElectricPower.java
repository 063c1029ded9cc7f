package homeostat.device.vad;

import homeostat.kernel.Dimension;
import homeostat.kernel.Unit;

/// What a motor takes from its battery.
public interface ElectricPower extends Dimension {
    /// Watt: the base unit.
    Unit<ElectricPower> WATTS = Unit.base("W", "W");
}
