package homeostat.record.glucose;

import java.util.ArrayList;
import java.util.List;

/// Episodes of low and high glucose.
///
/// An episode begins with the first of readings beyond a limit that go on for 15 minutes or longer,
/// and ends with the first of readings within it that do. A gap ends it at its last reading. Low
/// for more than two hours is extended hypoglycaemia.
///
/// Source: T. Battelino et al., "Continuous glucose monitoring and metrics for clinical trials: an
/// international consensus statement", Lancet Diabetes Endocrinol. 11 (2023).
public final class GlucoseEpisodes {
    /// Both what makes and what ends an episode lasts so long, in minutes.
    public static final double LASTING_MINUTES = 15;
    /// Low for longer is extended, in minutes.
    public static final double EXTENDED_MINUTES = 120;

    private final GlucoseSeries series;
    private final double intervalMinutes;

    /// Episodes of a series.
    public GlucoseEpisodes(GlucoseSeries series) {
        this.series = series;
        intervalMinutes = series.intervalMinutes();
    }

    /// An episode.
    ///
    /// @param startSeconds   of its first reading, in the sensor's own calendar
    /// @param minutes        how long it lasted
    /// @param extremeMgPerDl the lowest or highest reading
    public record Episode(long startSeconds, double minutes, double extremeMgPerDl) {}

    /// Episodes below a limit.
    public List<Episode> below(double mgPerDl) {
        return find(mgPerDl, -1);
    }

    /// Episodes above a limit.
    public List<Episode> above(double mgPerDl) {
        return find(mgPerDl, 1);
    }

    private List<Episode> find(double limit, int sign) {
        List<Episode> found = new ArrayList<>();
        int start = -1;
        int last = -1;
        int turned = -1;
        for (int i = 0; i < series.count(); i++) {
            if (series.afterGap(i)) {
                add(found, start, last, sign);
                start = -1;
                turned = -1;
            }
            boolean beyond = sign * (series.mgPerDl(i) - limit) > 0;
            if (beyond == start >= 0) {
                last = beyond ? i : last;
                turned = -1;
                continue;
            }
            turned = turned < 0 ? i : turned;
            if (minutes(turned, i) >= LASTING_MINUTES) {
                if (beyond) {
                    start = turned;
                    last = i;
                } else {
                    add(found, start, last, sign);
                    start = -1;
                }
                turned = -1;
            }
        }
        add(found, start, last, sign);
        return found;
    }

    private void add(List<Episode> found, int start, int last, int sign) {
        if (start < 0) {
            return;
        }
        double extreme = series.mgPerDl(start);
        for (int i = start; i <= last; i++) {
            extreme = sign < 0 ? Math.min(extreme, series.mgPerDl(i))
                : Math.max(extreme, series.mgPerDl(i));
        }
        found.add(new Episode(series.seconds(start), minutes(start, last), extreme));
    }

    /// From one reading to the end of what another stands for.
    private double minutes(int from, int to) {
        return (series.seconds(to) - series.seconds(from)) / 60.0 + intervalMinutes;
    }
}
