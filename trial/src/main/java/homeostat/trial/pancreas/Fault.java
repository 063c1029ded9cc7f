package homeostat.trial.pancreas;

import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.List;

/// One fault in one run: what, from when, how long.
///
/// @param kind what breaks
/// @param fromMinute minute of the run at which it begins
/// @param minutes how long it lasts
/// @param severity drawn once for each fault, from 0 up to but not including 1: what it scales is
///        said at its [FaultKind]
public record Fault(FaultKind kind, long fromMinute, int minutes, double severity) {

    /// Whether it is there at `minute`.
    public boolean isAt(long minute) {
        return minute >= fromMinute && minute < fromMinute + minutes;
    }

    /// By how much a reading jumps, mg/dL.
    double jumpMgPerDl() {
        return signed(60, 150);
    }

    /// From `least` to `most` of something.
    double between(double least, double most) {
        return least + (most - least) * severity;
    }

    /// From `least` to `most` of something, negative for a severity below one half.
    double signed(double least, double most) {
        double size = least + (most - least) * Math.abs(2 * severity - 1);
        return severity < 0.5 ? -size : size;
    }

    /// How long the pump does not notice that its set is blocked.
    int unnoticedMinutes() {
        return 30 + (int) (90 * severity);
    }

    /// One fault of that kind on each of `days` days, begun so that it is seen on its own day.
    static List<Fault> draw(FaultKind kind, int days, Stream stream) {
        List<Fault> faults = new ArrayList<>();
        for (int day = 0; day < days && kind != FaultKind.NONE; day++) {
            Stream ofDay = stream.split(day);
            int minutes = kind.minutesMin()
                    + ofDay.nextInt(kind.minutesMax() - kind.minutesMin() + 1);
            int latest = Scenario.MINUTES_PER_DAY - minutes;
            long from = (long) day * Scenario.MINUTES_PER_DAY + 60 + ofDay.nextInt(latest - 60);
            faults.add(new Fault(kind, from, minutes, ofDay.uniform()));
        }
        return faults;
    }
}
