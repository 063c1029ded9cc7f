package homeostat.device.heart;

import homeostat.kernel.Assembly;
import homeostat.kernel.Flow;
import homeostat.kernel.Parameter;
import homeostat.kernel.Pressure;
import homeostat.kernel.Range;

/// The prescription in force. The range of outputs is that of Aeson on the market, 4.3 to
/// 7.3 L/min at 78 to 128 beats a minute.
///
/// Source: Netuka et al., ASAIO Journal 2021.
final class HeartTherapy {
    static final double OUTPUT_MIN_L_PER_MIN = 4.3;
    static final double OUTPUT_MAX_L_PER_MIN = 7.3;

    private final Parameter<Flow> usual;
    private final Parameter<Pressure> left;
    private final Parameter<Pressure> right;

    HeartTherapy(Assembly device) {
        usual = device.parameter("usual output", Range.of(Flow.LITRES_PER_MINUTE,
                OUTPUT_MIN_L_PER_MIN, OUTPUT_MAX_L_PER_MIN), Flow.litresPerMinute(5.4),
                "Output at the usual atrial pressures, and when nothing is known.");
        left = device.parameter("usual left atrial pressure", Range.of(Pressure.MMHG, 5, 14),
                Pressure.mmHg(9), "At which output is as usual.");
        right = device.parameter("usual right atrial pressure", Range.of(Pressure.MMHG, 2, 10),
                Pressure.mmHg(5), "At which output is as usual.");
    }

    double usualLPerMin() {
        return usual.in(Flow.LITRES_PER_MINUTE);
    }

    double leftMmHg() {
        return left.in(Pressure.MMHG);
    }

    double rightMmHg() {
        return right.in(Pressure.MMHG);
    }
}
