package homeostat.trial.pancreas;

import homeostat.kernel.Span;
import java.util.List;

/// The faults of one run, asked minute by minute.
final class FaultList {
    private final List<Fault> faults;

    FaultList(List<Fault> faults) {
        this.faults = List.copyOf(faults);
    }

    /// The fault of that kind at `minute`, or `null`.
    Fault active(FaultKind kind, long minute) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).kind() == kind && faults.get(i).isAt(minute)) {
                return faults.get(i);
            }
        }
        return null;
    }

    /// The first fault of the sensor at `minute`, or `null`.
    Fault ofSensor(long minute) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).kind().place() == FaultKind.Place.SENSOR
                    && faults.get(i).isAt(minute)) {
                return faults.get(i);
            }
        }
        return null;
    }

    /// Whether the device can believe neither what it reads nor when that was.
    boolean isSensorFailing(long minute) {
        return ofSensor(minute) != null || clockAheadNs(minute) != 0;
    }

    /// By how much the clock that stamps things is ahead at `minute`; negative when it is behind.
    long clockAheadNs(long minute) {
        Fault forward = active(FaultKind.CLOCK_FORWARD, minute);
        Fault back = active(FaultKind.CLOCK_BACK, minute);
        long aheadMinutes = forward == null ? 0 : (long) forward.between(10, 180);
        return Span.minutes(aheadMinutes - (back == null ? 0 : (long) back.between(10, 180)));
    }

    /// Whether nothing breaks at `minute`.
    boolean isQuietAt(long minute) {
        return first(minute) == FaultKind.NONE;
    }

    /// What breaks at `minute`, the first of it; [FaultKind#NONE] for nothing.
    FaultKind first(long minute) {
        for (int i = 0; i < faults.size(); i++) {
            if (faults.get(i).isAt(minute)) {
                return faults.get(i).kind();
            }
        }
        return FaultKind.NONE;
    }

    /// Whether there is one of that kind at any time.
    boolean has(FaultKind kind) {
        return faults.stream().anyMatch(each -> each.kind() == kind);
    }
}
