package homeostat.record;

import java.util.ArrayList;
import java.util.List;

/// Finds the stretches without a gap among rows that each have a time.
///
/// A row belongs to the stretch when it comes within half a period of where the count of rows puts
/// it, or within so much as the clock that stamped them jitters; or else a new stretch begins with
/// it.
final class Stretches {
    private final List<Timeline.Stretch> stretches = new ArrayList<>();
    private final double periodNs;
    private final double slackNs;
    private long first;
    private long startNs;
    private long rows;

    Stretches(double periodNs) {
        this(periodNs, 0);
    }

    /// Rows that may come `jitterNs` too early or too late.
    Stretches(double periodNs, double jitterNs) {
        this.periodNs = periodNs;
        slackNs = Math.max(periodNs / 2, jitterNs);
    }

    /// The next row, which is of that time.
    void add(long timeNs) {
        double late = timeNs - startNs - (rows - first) * periodNs;
        if (rows > first && Math.abs(late) > slackNs) {
            end();
        }
        if (rows == first) {
            startNs = timeNs;
        }
        rows++;
    }

    private void end() {
        if (rows > first) {
            stretches.add(new Timeline.Stretch(first, rows - first, startNs));
            first = rows;
        }
    }

    /// The stretches of all rows so far.
    List<Timeline.Stretch> all() {
        end();
        return stretches;
    }
}
