package homeostat.record.glucose;

import homeostat.record.glucose.GlucoseEpisodes.Episode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The ambulatory glucose profile of one person as a page: one file, nothing loaded from elsewhere.
///
/// Order of the form: how much was read, time in ranges, the day, the last fourteen days read.
public final class GlucosePage {
    private static final int DAYS_SHOWN = 14;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM",
        Locale.ENGLISH);

    private final GlucoseReport report;
    private final GlucoseSeries series;
    private final GlucoseUnit unit;
    private final StringBuilder page = new StringBuilder();

    private GlucosePage(GlucoseReport report, GlucoseUnit unit) {
        this.report = report;
        this.series = report.series();
        this.unit = unit;
    }

    /// The page, in the unit of whoever reads it.
    public static String of(GlucoseReport report, GlucoseUnit unit) {
        return new GlucosePage(report, unit).write();
    }

    private String write() {
        String name = series.person().isEmpty() ? "one person" : escaped(series.person());
        add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>AGP %s</title>"
            + "<meta name=\"viewport\" content=\"width=device-width\"><style>%s</style></head>"
            + "<body>", name, GlucoseCharts.styleSheet());
        add("<header><div><h1>Ambulatory glucose profile: %s</h1><p class=\"subtitle\">%s to %s"
            + " &middot; %.1f days &middot; sensor active %.1f %% of the time%s</p></div>"
            + "<div class=\"notice\">Not for clinical use</div></header>", name,
            series.time(0).toLocalDate(), series.time(series.count() - 1).toLocalDate(),
            series.days(), series.activePercent(), report.sufficient() ? ""
                : " &middot; <b class=\"beyond\">too little to conclude from</b>");
        summary();
        profile();
        episodes();
        days();
        add("<footer>A reading stands for its interval; a gap longer than %.0f minutes ends"
            + " episodes and excursions. Conclusions want 14 days with 70 %% of the readings. Built"
            + " for assessment, not certified. Not for clinical use.</footer></body></html>%n",
            GlucoseSeries.GAP_MINUTES);
        return page.toString();
    }

    private void summary() {
        GlucoseTally all = report.tally();
        add("<h2>Time in ranges</h2><div class=\"summary\"><div>%s</div><div class=\"facts\">",
            GlucoseCharts.ranges(all, unit));
        fact(unit.text(all.meanMgPerDl()), "mean glucose, " + unit.label());
        fact(format("%.1f %%", all.managementIndicatorPercent()), "GMI, the HbA1c it goes with");
        fact(format("%.1f %%", all.variationPercent()), "variation (CV), goal &le; 36 %");
        fact(unit.text(all.deviationMgPerDl()), "standard deviation, " + unit.label());
        fact(report.risk().excursions() == 0 ? "none" : unit.text(report.risk()
            .excursionMgPerDl()), "MAGE, mean excursion, " + unit.label());
        fact(format("%.1f / %.1f", report.risk().low(), report.risk().high()),
            "LBGI / HBGI, risk of low and high");
        add("</div></div><p class=\"note\">Goals for most adults: in range above 70 %%, below %s"
            + " less than 4 %%, below %s less than 1 %%, above %s less than 25 %%, above %s less"
            + " than 5 %% (Diabetes Care 42, 2019).</p>", unit.text(70), unit.text(54),
            unit.text(180), unit.text(250));
    }

    private void fact(String value, String meaning) {
        add("<div><b>%s</b><span>%s</span></div>", value, meaning);
    }

    private void profile() {
        add("<h2>Glucose by time of day</h2>%s", GlucoseCharts.profile(series.profile(),
            List.of()));
        add("<p class=\"legend\"><span><i style=\"background:#12395b;height:3px;"
            + "vertical-align:3px\"></i>median</span><span><i style=\"background:#7fb0da\"></i>"
            + "middle half (25 to 75 %%)</span><span><i style=\"background:#b9d3ea\"></i>nine of"
            + " ten (5 to 95 %%)</span><span><i style=\"background:#e4f3e8;"
            + "border:1px solid #3f9b5b\"></i>target range</span></p>");
    }

    private void episodes() {
        add("<h2>Episodes of 15 minutes or longer</h2><div class=\"wide\"><table><tr><th></th>"
            + "<th>number</th><th>a week</th><th>longest, min</th><th>mean, min</th>"
            + "<th>extreme, %s</th></tr>", unit.label());
        row("Very low, below " + unit.text(54), report.veryLow(), -1);
        row("Low, below " + unit.text(70), report.low(), -1);
        row("High, above " + unit.text(180), report.high(), 1);
        row("Very high, above " + unit.text(250), report.veryHigh(), 1);
        add("</table></div><p class=\"note\">%d of the low ones lasted more than two hours.</p>",
            report.extendedLow());
    }

    private void row(String name, List<Episode> episodes, int sign) {
        double longest = 0;
        double sum = 0;
        double extreme = Double.NaN;
        for (Episode each : episodes) {
            longest = Math.max(longest, each.minutes());
            sum += each.minutes();
            extreme = extreme == extreme
                && sign * extreme > sign * each.extremeMgPerDl() ? extreme
                : each.extremeMgPerDl();
        }
        boolean none = episodes.isEmpty();
        add("<tr><td>%s</td><td>%d</td><td>%.1f</td><td>%s</td><td>%s</td><td>%s</td></tr>", name,
            episodes.size(), episodes.size() * 7 * 1440
                / (series.count() * series.intervalMinutes()),
            none ? "" : format("%.0f", longest), none ? "" : format("%.0f", sum / episodes.size()),
            none ? "" : unit.text(extreme));
    }

    private void days() {
        add("<h2>Day by day</h2><div class=\"patients\">");
        List<LocalDate> all = IntStream.range(0, series.count())
            .mapToObj(i -> series.time(i).toLocalDate()).distinct().toList();
        GlucoseProfile profile = series.profile();
        for (LocalDate day : all.subList(Math.max(0, all.size() - DAYS_SHOWN), all.size())) {
            GlucoseTally tally = new GlucoseTally();
            double[] minutes = minutes(day, tally);
            add("<figure><figcaption><b>%s</b> <span>%s</span></figcaption>%s</figure>",
                day.format(DAY), format("in range %.0f %% &middot; mean %s",
                    tally.inRangePercent(), unit.text(tally.meanMgPerDl())),
                GlucoseCharts.day(profile, minutes));
        }
        add("</div>");
    }

    /// The day minute by minute; not a number where nothing was read.
    private double[] minutes(LocalDate day, GlucoseTally tally) {
        double[] minutes = new double[GlucoseProfile.MINUTES_PER_DAY];
        Arrays.fill(minutes, Double.NaN);
        int interval = (int) Math.max(5, series.intervalMinutes());
        for (int i = 0; i < series.count(); i++) {
            if (series.time(i).toLocalDate().equals(day)) {
                tally.add(series.mgPerDl(i));
                int minute = (int) (series.seconds(i) / 60 % 1440);
                for (int k = 0; k < interval && minute + k < minutes.length; k++) {
                    minutes[minute + k] = series.mgPerDl(i);
                }
            }
        }
        return minutes;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    private void add(String form, Object... values) {
        page.append(format(form, values));
    }
}
