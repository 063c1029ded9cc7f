package homeostat.device.vad;

import homeostat.kernel.Dimension;
import homeostat.kernel.Quantity;
import homeostat.kernel.Unit;

/// How much faster a pump turns for each millimetre of mercury of filling.
public interface SpeedGain extends Dimension {
    /// Turn per minute for each millimetre of mercury: the base unit.
    Unit<SpeedGain> RPM_PER_MMHG = Unit.base("1/min/mmHg", "{rev}/min/mm[Hg]");

    /// `value` turns per minute for each millimetre of mercury.
    static Quantity<SpeedGain> rpmPerMmHg(double value) {
        return RPM_PER_MMHG.of(value);
    }
}
