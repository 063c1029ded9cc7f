package homeostat.device.monitor;

import homeostat.kernel.Alarm;
import homeostat.kernel.Assembly;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Parameter;
import homeostat.kernel.Range;
import homeostat.kernel.Sheet;
import homeostat.kernel.TaskAssembly;

/// The limits of the heart rate: the monitor's whole prescription.
///
/// The values are the usual presets for adults. The ranges reach from an athlete asleep to a
/// newborn, whose heart rests at 110 to 160 a minute and is too slow below 100.
/// Source: Textbook of Neonatal Resuscitation, 8th edition; ANSI/AAMI EC13 asks for ranges of 30 to
/// 100 and 100 to 250 at least.
final class MonitorLimits {
    private final Parameter<HeartRate> low;
    private final Parameter<HeartRate> high;

    MonitorLimits(Assembly device) {
        low = device.parameter("heart rate low limit",
                Range.of(HeartRate.BEATS_PER_MINUTE, 20, 100), HeartRate.beatsPerMinute(40),
                "Below it the heart is too slow for this person.");
        high = device.parameter("heart rate high limit",
                Range.of(HeartRate.BEATS_PER_MINUTE, 100, 250), HeartRate.beatsPerMinute(140),
                "Above it the heart is too fast for this person.");
    }

    /// Says on the sheet which alarms they are of.
    void declare(TaskAssembly task, Alarm bradycardia, Alarm tachycardia) {
        task.limit(bradycardia, Sheet.Side.BELOW, low, Sheet.Keeper.WARD);
        task.limit(tachycardia, Sheet.Side.ABOVE, high, Sheet.Keeper.WARD);
    }

    double lowPerMinute() {
        return low.in(HeartRate.BEATS_PER_MINUTE);
    }

    double highPerMinute() {
        return high.in(HeartRate.BEATS_PER_MINUTE);
    }
}
