package homeostat.record.glucose;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;

/// The readings of one person's sensor, in the order of time.
///
/// Sensors tell the time of day without a zone, and people travel: a day here is what the sensor
/// called one. Of readings at the same second only the first is kept.
public final class GlucoseSeries {
    /// A longer pause between readings, in minutes, is a gap: nothing is said about what lay in it,
    /// and no episode or excursion passes over it.
    public static final double GAP_MINUTES = 45;

    private final String person;
    private final long[] seconds;
    private final double[] mgPerDl;

    private GlucoseSeries(String person, long[] seconds, double[] mgPerDl) {
        this.person = person;
        this.seconds = seconds;
        this.mgPerDl = mgPerDl;
    }

    /// A series of readings in any order: times in seconds of the sensor's own calendar since 1970,
    /// and glucose in mg/dL.
    public static GlucoseSeries of(String person, long[] seconds, double[] mgPerDl) {
        Integer[] order = new Integer[seconds.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(seconds[a], seconds[b]));
        long[] times = new long[order.length];
        double[] values = new double[order.length];
        int count = 0;
        for (int i : order) {
            if (count == 0 || times[count - 1] != seconds[i]) {
                times[count] = seconds[i];
                values[count++] = mgPerDl[i];
            }
        }
        return new GlucoseSeries(person, Arrays.copyOf(times, count),
            Arrays.copyOf(values, count));
    }

    /// Whose readings they are, as the file names them.
    public String person() {
        return person;
    }

    /// How many readings there are.
    public int count() {
        return seconds.length;
    }

    /// The time of reading `i` in seconds of the sensor's own calendar since 1970.
    public long seconds(int i) {
        return seconds[i];
    }

    /// The time of reading `i`.
    public LocalDateTime time(int i) {
        return LocalDateTime.ofEpochSecond(seconds[i], 0, ZoneOffset.UTC);
    }

    /// The glucose of reading `i`.
    public double mgPerDl(int i) {
        return mgPerDl[i];
    }

    /// Whether there is a gap between reading `i` and the one before it; before the first, yes.
    public boolean afterGap(int i) {
        return i == 0 || seconds[i] - seconds[i - 1] > GAP_MINUTES * 60;
    }

    /// The usual time between readings in minutes: the median.
    public double intervalMinutes() {
        if (seconds.length < 2) {
            return Double.NaN;
        }
        long[] steps = new long[seconds.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = seconds[i + 1] - seconds[i];
        }
        Arrays.sort(steps);
        return Math.rint(steps[steps.length / 2] / 60.0);
    }

    /// From the first reading to one interval after the last, in days.
    public double days() {
        return count() < 2 ? 0
            : (seconds[count() - 1] - seconds[0]) / 86_400.0 + intervalMinutes() / 1440;
    }

    /// The share of the readings that a sensor without a gap would have given, in per cent.
    public double activePercent() {
        return count() < 2 ? 0
            : Math.min(100, 100 * count() / Math.rint(days() * 1440 / intervalMinutes()));
    }

    /// All readings counted by range.
    public GlucoseTally tally() {
        GlucoseTally tally = new GlucoseTally();
        for (double each : mgPerDl) {
            tally.add(each);
        }
        return tally;
    }

    /// All readings laid over one day, each counted for as many minutes of its bins as it stands
    /// for, at most its interval.
    public GlucoseProfile profile() {
        GlucoseProfile profile = new GlucoseProfile();
        int minutes = (int) Math.max(5, Math.min(15, intervalMinutes()));
        for (int i = 0; i < count(); i++) {
            for (int minute = 0; minute < minutes; minute += 5) {
                profile.add(Math.floorMod(seconds[i] / 60 + minute, 1440L), mgPerDl[i]);
            }
        }
        return profile;
    }
}
