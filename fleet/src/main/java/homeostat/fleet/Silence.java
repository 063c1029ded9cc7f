package homeostat.fleet;

import homeostat.kernel.Alarm;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import java.util.List;

/// Nothing heard from a bed is itself an alarm, of every bed, without anyone switching it on.
///
/// The alarms are the kernel's own class, as on the device. After 5 s without a frame the priority
/// is medium, after 15 s it is high instead and stays until a person has answered it, since a bed
/// that was dark for that long must not come back unnoticed. A bed that said goodbye is ended,
/// which is not silence.
final class Silence {
    /// The fleet's own alarms are numbered from here on, out of the way of any device's.
    static final int INDEX_FIRST = 60_000;
    static final int COUNT = 2;

    /// From here on data is shown as old.
    static final long STALE_NS = Span.seconds(2);

    private static final long MEDIUM_NS = Span.seconds(5);
    private static final long HIGH_NS = Span.seconds(15);

    static final List<Sheet.AlarmRow> ROWS = List.of(
            new Sheet.AlarmRow(INDEX_FIRST, "no data", Priority.MEDIUM, false,
                    MEDIUM_NS - STALE_NS, "Nothing heard from this bed. Look at the patient."),
            new Sheet.AlarmRow(INDEX_FIRST + 1, "no data for long", Priority.HIGH, true,
                    HIGH_NS - STALE_NS, "Nothing heard from this bed. Go to the patient."));

    private final Alarm[] alarms = new Alarm[COUNT];

    Silence() {
        for (int i = 0; i < COUNT; i++) {
            Sheet.AlarmRow row = ROWS.get(i);
            alarms[i] = new Alarm(row.priority(), row.latching(), row.delayNs());
        }
    }

    /// Looks at how long nothing was heard; `ended` says that nothing is expected.
    void look(long heardNs, boolean ended, long nowNs) {
        boolean silent = !ended && nowNs - heardNs > STALE_NS;
        alarms[1].report(silent, nowNs);
        alarms[1].publish();
        boolean high = silent && alarms[1].state().isVisible();
        alarms[0].report(silent && !high, nowNs);
        alarms[0].publish();
    }

    AlarmState state(int index) {
        return alarms[index].state();
    }

    boolean isAudible(int index, long nowNs) {
        return alarms[index].isAudible(nowNs);
    }

    long onsetNs(int index) {
        return alarms[index].onsetNs();
    }

    void acknowledge(int index) {
        alarms[index].acknowledge();
    }

    void pauseAudio(long untilNs) {
        for (Alarm alarm : alarms) {
            alarm.pauseAudio(untilNs);
        }
    }
}
