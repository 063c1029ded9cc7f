package homeostat.trial.pancreas;

import homeostat.kernel.Alarm;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import homeostat.trial.Host;

/// The person who answers alarms: every audible one, a quarter of an hour after it began.
///
/// Without anybody, a latched alarm would stay for the rest of a trial and hide that the next one
/// never came.
final class Attendant {
    private static final long ANSWER_NS = Span.minutes(15);

    /// Answers what has been audible for long enough at `nowNs`.
    void look(Host host, long nowNs) {
        Device device = host.device();
        int alarms = device.sheet().alarms().size();
        for (int i = 0; i < alarms; i++) {
            Alarm alarm = device.alarm(i);
            if (alarm.state().isAudible() && host.deviceNs(nowNs) - alarm.onsetNs() >= ANSWER_NS) {
                host.acknowledge(i);
            }
        }
    }
}
