package homeostat.record.glucose;

import homeostat.record.glucose.GlucoseEpisodes.Episode;
import java.util.List;
import java.util.Locale;

/// The consensus metrics of one person's readings.
///
/// Source: T. Battelino et al., Diabetes Care 42 (2019): fourteen days with 70 % of the readings
/// before anything is concluded, mean, GMI, variation, time in ranges.
///
/// @param series what was read
/// @param tally  counted by range
/// @param risk   LBGI, HBGI and MAGE
/// @param low    episodes below 70 mg/dL
/// @param veryLow episodes below 54
/// @param high   episodes above 180
/// @param veryHigh episodes above 250
public record GlucoseReport(GlucoseSeries series, GlucoseTally tally, GlucoseRisk risk,
        List<Episode> low, List<Episode> veryLow, List<Episode> high, List<Episode> veryHigh) {
    private static final double DAYS_MIN = 14;
    private static final double ACTIVE_PERCENT_MIN = 70;

    /// The report on a series.
    public static GlucoseReport of(GlucoseSeries series) {
        GlucoseEpisodes episodes = new GlucoseEpisodes(series);
        return new GlucoseReport(series, series.tally(), GlucoseRisk.of(series),
            episodes.below(70), episodes.below(54), episodes.above(180), episodes.above(250));
    }

    /// Whether there are enough readings to conclude from.
    public boolean sufficient() {
        return series.days() >= DAYS_MIN && series.activePercent() >= ACTIVE_PERCENT_MIN;
    }

    /// Episodes below 70 mg/dL that lasted more than two hours.
    public long extendedLow() {
        return low.stream()
            .filter(one -> one.minutes() > GlucoseEpisodes.EXTENDED_MINUTES).count();
    }

    /// For programs: `person`, `readings`, `days`, `activePercent`, `sufficient`, `meanMgPerDl`,
    /// `deviationMgPerDl`, `variationPercent`, `managementIndicatorPercent`, `tirPercent`,
    /// `below70Percent`, `below54Percent`, `above180Percent`, `above250Percent`, `lbgi`, `hbgi`,
    /// `mageMgPerDl` (null when there is none), and the numbers of episodes.
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"person\": \"")
            .append(series.person().replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
        number(json, "readings", series.count());
        number(json, "days", series.days());
        number(json, "activePercent", series.activePercent());
        json.append(", \"sufficient\": ").append(sufficient());
        number(json, "meanMgPerDl", tally.meanMgPerDl());
        number(json, "deviationMgPerDl", tally.deviationMgPerDl());
        number(json, "variationPercent", tally.variationPercent());
        number(json, "managementIndicatorPercent", tally.managementIndicatorPercent());
        number(json, "tirPercent", tally.inRangePercent());
        number(json, "below70Percent", tally.below70Percent());
        number(json, "below54Percent", tally.below54Percent());
        number(json, "above180Percent", tally.above180Percent());
        number(json, "above250Percent", tally.above250Percent());
        number(json, "lbgi", risk.low());
        number(json, "hbgi", risk.high());
        number(json, "mageMgPerDl", risk.excursionMgPerDl());
        number(json, "episodesBelow70", low.size());
        number(json, "episodesBelow54", veryLow.size());
        number(json, "extendedBelow70", extendedLow());
        number(json, "episodesAbove180", high.size());
        number(json, "episodesAbove250", veryHigh.size());
        return json.append('}').toString();
    }

    private static void number(StringBuilder json, String name, double value) {
        json.append(", \"").append(name).append("\": ").append(Double.isFinite(value)
            ? String.format(Locale.ROOT, "%.10g", value) : "null");
    }
}
