package homeostat.device.vad;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// By how much the artificial pulse slows and quickens the rotor. A dimension of its own, so that a
/// depth is never taken for a speed: the gate of the speed would let 2,000/min through, and blood
/// would run back.
public interface PulseDepth extends Dimension {
    /// Turn per minute, down and up: the base unit.
    Unit<PulseDepth> RPM = Unit.base("1/min", "{rev}/min");

    /// `value` turns per minute.
    static Quantity<PulseDepth> rpm(double value) {
        return RPM.of(value);
    }
}
