package homeostat.fleet.store;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much alarms ask of people at one bed.
///
/// By rule, so that two readers count the same:
///
/// - an *alarm* begins when a condition that was not visible becomes active;
/// - it is a *duplicate* when the same condition had ended less than a minute before;
/// - it was *not actionable* when it ended by itself, unanswered, within a quarter of a minute:
///   nobody could have come.
///
/// Source of what to count: Cvach, "Monitor alarm fatigue: an integrative review", Biomedical
/// Instrumentation & Technology 46 (2012); the limits of the two rules are ours.
public record Burden(int high, int medium, int low, int duplicates, int notActionable,
        double bedDays) {
    private static final long AGAIN_MS = 60_000;
    private static final long BRIEF_MS = 15_000;
    private static final double MINUTES_PER_DAY = 1_440;

    private static final class Course {
        private long beganMs = -1;
        private long endedMs = Long.MIN_VALUE / 2;
        private boolean answered;
    }

    /// Counts what stands in a bed's log; `minutesHeard` is for how long it was watched.
    public static Burden of(List<History.Transition> log, long minutesHeard) {
        Map<Integer, Course> courses = new HashMap<>();
        int[] byPriority = new int[Priority.values().length];
        int duplicates = 0;
        int notActionable = 0;
        for (History.Transition one : log) {
            Course course = courses.computeIfAbsent(one.alarm(), _ -> new Course());
            boolean stands = course.beganMs >= 0;
            if (one.state() == AlarmState.ACTIVE && !stands) {
                byPriority[one.priority().ordinal()]++;
                duplicates += one.atMs() - course.endedMs < AGAIN_MS ? 1 : 0;
                course.beganMs = one.atMs();
                course.answered = false;
            } else if (one.state() == AlarmState.ACKNOWLEDGED) {
                course.answered = true;
            } else if (!one.state().isVisible() && stands) {
                notActionable += !course.answered && one.atMs() - course.beganMs < BRIEF_MS
                        ? 1 : 0;
                course.endedMs = one.atMs();
                course.beganMs = -1;
            }
        }
        return new Burden(byPriority[Priority.HIGH.ordinal()],
                byPriority[Priority.MEDIUM.ordinal()], byPriority[Priority.LOW.ordinal()],
                duplicates, notActionable, minutesHeard / MINUTES_PER_DAY);
    }

    /// All of them.
    public int alarms() {
        return high + medium + low;
    }

    /// Alarms in a day of one bed; NaN when it was not watched.
    public double perBedDay() {
        return bedDays > 0 ? alarms() / bedDays : Double.NaN;
    }
}
