package homeostat.fleet;

import homeostat.kernel.Alarm;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Sheet;
import homeostat.kernel.Span;
import java.util.List;

/// What the fleet itself alarms of, of every bed, without anyone switching it on: nothing heard,
/// and a clock that is wrong.
///
/// The alarms are the kernel's own class, as on the device. After 5 s without a frame the priority
/// is medium, after 15 s it is high instead and stays until a person has answered it, since a bed
/// that was dark for that long must not come back unnoticed. A bed that said goodbye is ended,
/// which is not silence. A wall clock more than 5 s from the fleet's for 10 s is an alarm of low
/// priority: no age and no alarm depends on it, but what is written down and shown does. A device
/// that has none sends 0 and is not blamed.
final class FleetAlarms {
    /// The fleet's own alarms are numbered from here on, out of the way of any device's.
    static final int INDEX_FIRST = 60_000;
    static final int COUNT = 3;

    /// From here on data is shown as old.
    static final long STALE_NS = Span.seconds(2);

    private static final long MEDIUM_NS = Span.seconds(5);
    private static final long HIGH_NS = Span.seconds(15);
    private static final long CLOCK_NS = Span.seconds(10);
    private static final long CLOCK_MS = 5_000;
    private static final int LASTING = 1;
    private static final int CLOCK = 2;

    static final List<Sheet.AlarmRow> ROWS = List.of(
            new Sheet.AlarmRow(INDEX_FIRST, "no data", Priority.MEDIUM, false,
                    MEDIUM_NS - STALE_NS, "Nothing heard from this bed. Look at the patient."),
            new Sheet.AlarmRow(INDEX_FIRST + LASTING, "no data for long", Priority.HIGH, true,
                    HIGH_NS - STALE_NS, "Nothing heard from this bed. Go to the patient."),
            new Sheet.AlarmRow(INDEX_FIRST + CLOCK, "clock wrong", Priority.LOW, false, CLOCK_NS,
                    "The clock of this bed and that of the fleet differ by more than 5 s."));

    private final Alarm[] alarms = new Alarm[COUNT];

    FleetAlarms() {
        for (int i = 0; i < COUNT; i++) {
            Sheet.AlarmRow row = ROWS.get(i);
            alarms[i] = new Alarm(row.priority(), row.latching(), row.delayNs());
        }
    }

    /// Looks at how long nothing was heard and by how much clocks differ; `ended` says that nothing
    /// is expected.
    void look(long heardNs, boolean ended, long clockOffMs, long nowNs) {
        boolean silent = !ended && nowNs - heardNs > STALE_NS;
        alarms[LASTING].report(silent, nowNs);
        alarms[LASTING].publish();
        boolean high = silent && alarms[LASTING].state().isVisible();
        alarms[0].report(silent && !high, nowNs);
        alarms[0].publish();
        alarms[CLOCK].report(!ended && Math.abs(clockOffMs) > CLOCK_MS, nowNs);
        alarms[CLOCK].publish();
    }

    boolean isVisible() {
        for (Alarm alarm : alarms) {
            if (alarm.state().isVisible()) {
                return true;
            }
        }
        return false;
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
