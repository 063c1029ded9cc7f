package homeostat.device.vad;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// Turns of a rotor in a span of time.
public interface RotationSpeed extends Dimension {
    /// Turn per minute: the base unit.
    Unit<RotationSpeed> RPM = Unit.base("1/min", "{rev}/min");

    /// `value` turns per minute.
    static Quantity<RotationSpeed> rpm(double value) {
        return RPM.of(value);
    }
}
