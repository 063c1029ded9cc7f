package homeostat.device.monitor;

import homeostat.kernel.Alarm;
import homeostat.kernel.Priority;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.signal.HeartRateMeter;

/// The monitor's alarm conditions and when each is present.
///
/// A rhythm alarm is raised only while there is a signal; without one the technical alarm stands in
/// its place. Source of the limits: usual adult presets; a clinic sets its own. Asystole: four
/// seconds without a beat, to be alarmed within ten (IEC 60601-2-27).
final class MonitorAlarms {
    private static final double ASYSTOLE_SECONDS = 4;
    private static final double RATE_PER_MINUTE_MIN = 40;
    private static final double RATE_PER_MINUTE_MAX = 140;

    private final Alarm asystole;
    private final Alarm bradycardia;
    private final Alarm tachycardia;
    private final Alarm noSignal;

    MonitorAlarms(TaskAssembly task) {
        asystole = task.alarm("asystole", Priority.HIGH, true, 0,
                "No heart beat for four seconds.");
        bradycardia = task.alarm("heart rate low", Priority.MEDIUM, false, Span.seconds(3),
                "The heart rate is below 40 a minute.");
        tachycardia = task.alarm("heart rate high", Priority.MEDIUM, false, Span.seconds(3),
                "The heart rate is above 140 a minute.");
        noSignal = task.alarm("no signal", Priority.MEDIUM, false, Span.seconds(2),
                "There is no signal to read: check electrodes and cable.");
    }

    /// Reports every condition. `isLive` says that samples arrive and are not at the rail.
    void report(boolean isLive, HeartRateMeter rate, long sample, long nowNs) {
        boolean hasBeaten = rate.secondsSinceBeat(sample) < Double.POSITIVE_INFINITY;
        boolean hasRate = isLive && rate.valid(sample);
        double perMinute = rate.perMinute(sample);
        asystole.report(isLive && hasBeaten
                && rate.secondsSinceBeat(sample) >= ASYSTOLE_SECONDS, nowNs);
        bradycardia.report(hasRate && perMinute < RATE_PER_MINUTE_MIN, nowNs);
        tachycardia.report(hasRate && perMinute > RATE_PER_MINUTE_MAX, nowNs);
        noSignal.report(!isLive, nowNs);
    }
}
