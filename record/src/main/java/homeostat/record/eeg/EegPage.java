package homeostat.record.eeg;

import homeostat.record.Outline;
import homeostat.record.RecordException;
import homeostat.record.eeg.EegSecond.Figure;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.LeadState;
import homeostat.signal.eeg.Side;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// A review as a page that somebody on an intensive care unit would read: one file, nothing loaded
/// from elsewhere. All panels share one time axis; moving over them tells the time and the figures.
public final class EegPage {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm");

    private final Outline outline;
    private final EegMontage montage;
    private final EegTrend trend;
    private final List<SeizureSpan> seizures;
    private final double seconds;
    private final StringBuilder page = new StringBuilder();

    private EegPage(Outline outline, EegMontage montage, EegTrend trend,
            List<SeizureSpan> seizures) {
        this.outline = outline;
        this.montage = montage;
        this.trend = trend;
        this.seizures = seizures;
        seconds = outline.timeline().endNs() * 1e-9;
    }

    /// The page of a recording.
    public static String of(Outline outline, EegMontage montage, EegTrend trend,
            List<SeizureSpan> seizures) {
        return new EegPage(outline, montage, trend, seizures).write();
    }

    private String write() {
        add("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>EEG %s</title>"
            + "<meta name=\"viewport\" content=\"width=device-width\"><style>%s</style></head>"
            + "<body>", escaped(outline.name()), resource("review.css"));
        head();
        facts();
        charts();
        table();
        method();
        add("<script>%s</script></body></html>\n", resource("review.js"));
        return page.toString();
    }

    private void head() {
        LocalDateTime start = outline.timeline().start();
        add("<header><div><h1>EEG trends: %s</h1><p class=\"subtitle\">%s%s, %d %s at %s Hz,"
            + " %s</p></div><div class=\"notice\">Not for clinical use</div></header>",
            escaped(outline.name()),
            start == null ? "" : start.format(DateTimeFormatter.ISO_LOCAL_DATE) + " "
                + start.format(CLOCK) + ", ",
            duration(seconds), montage.leads().size(),
            montage.leads().size() == 1 ? "lead" : "leads", number(montage.samplesPerSecond()),
            escaped(outline.format()));
    }

    private void facts() {
        double good = 0;
        double gap = 0;
        for (int c = 0; c < trend.columns(); c++) {
            good += trend.goodShare(c) / trend.columns();
            gap += trend.gap(c) ? 1.0 / trend.columns() : 0;
        }
        add("<div class=\"facts\">");
        fact(Integer.toString(seizures.size()), "seizures told");
        fact(format("%.0f %%", 100 * good), "of lead time fit for use");
        fact(format("%.0f %%", 100 * gap), "of the time not recorded");
        fact(middle(Side.LEFT, Figure.EDGE, "%.1f Hz"), montage.halves()
            ? "spectral edge, left, median" : "spectral edge, median");
        fact(montage.halves() ? middle(Side.RIGHT, Figure.EDGE, "%.1f Hz") : "none",
            montage.halves() ? "spectral edge, right, median" : "halves to compare");
        fact(middle(Side.LEFT, Figure.SUPPRESSION, "%.0f %%"), montage.halves()
            ? "suppression, left, median" : "suppression, median");
        add("</div>");
    }

    private void fact(String value, String label) {
        add("<div><b>%s</b><span>%s</span></div>", value, label);
    }

    private String middle(Side half, Figure figure, String form) {
        double[] values = new double[trend.columns()];
        int count = 0;
        for (int c = 0; c < values.length; c++) {
            double value = trend.mean(half, figure, c);
            if (value == value) {
                values[count++] = value;
            }
        }
        Arrays.sort(values, 0, count);
        return count == 0 ? "none" : format(form, values[count / 2]);
    }

    private void charts() {
        EegCharts charts = new EegCharts(trend, seconds);
        List<Side> halves = montage.halves() ? List.of(Side.LEFT, Side.RIGHT)
            : List.of(Side.LEFT);
        charts.seizures(seizures);
        for (Side half : halves) {
            charts.spectrum(half, "Spectrum" + suffix(half));
        }
        charts.amplitude(halves);
        if (montage.halves()) {
            charts.balance();
        }
        for (Side half : halves) {
            charts.shares(half, "Bands" + suffix(half));
        }
        charts.suppression(halves);
        charts.quality();
        int height = charts.bottom() + 24;
        add("<svg id=\"trends\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Trends\""
            + " data-left=\"%d\" data-width=\"%d\" data-bottom=\"%d\"><defs><pattern id=\"gap\""
            + " width=\"8\" height=\"8\" patternUnits=\"userSpaceOnUse\"><rect width=\"8\""
            + " height=\"8\" fill=\"#eef1f4\"/><path d=\"M0 8L8 0\" stroke=\"#c3ccd4\"/></pattern>"
            + "</defs>", EegCharts.LEFT + EegCharts.WIDTH + 26, height, EegCharts.LEFT,
            EegCharts.WIDTH, charts.bottom());
        page.append(charts.svg());
        axis(charts.bottom());
        add("<path class=\"cursor\" id=\"cursor\" d=\"M0 0V%d\"/></svg>", charts.bottom());
        add("<p class=\"read\" id=\"read\">Move over the trends to read them.</p>");
        legend();
        rows();
    }

    private String suffix(Side half) {
        return !montage.halves() ? "" : half == Side.LEFT ? " left" : " right";
    }

    private void axis(int y) {
        double[] steps = {1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 14400, 43200,
            86400, 604800};
        double step = steps[steps.length - 1];
        for (int i = steps.length - 1; i >= 0 && seconds / steps[i] <= 14; i--) {
            step = steps[i];
        }
        LocalDateTime start = outline.timeline().start();
        double first = start == null ? 0
            : step - start.toLocalTime().toNanoOfDay() * 1e-9 % step;
        for (double at = first; at <= seconds; at += step) {
            double x = EegCharts.LEFT + EegCharts.WIDTH * at / seconds;
            add("<path class=\"grid\" d=\"M%.1f %dv5\"/><text x=\"%.1f\" y=\"%d\""
                + " text-anchor=\"middle\">%s</text>", x, y, x, y + 18, clock(at, step));
        }
    }

    private String clock(double at, double step) {
        LocalDateTime start = outline.timeline().start();
        if (start == null) {
            long whole = Math.round(at);
            return format("%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
        }
        return start.plusNanos(Math.round(at * 1e9)).format(step < 60 ? CLOCK : MINUTE);
    }

    private void legend() {
        add("<div class=\"legend\">");
        if (montage.halves()) {
            key("var(--left)", "left");
            key("var(--right)", "right");
            key("var(--ink)", "symmetry index");
        }
        for (EegBand band : EegBand.values()) {
            String name = band.name().toLowerCase(Locale.ROOT);
            key("var(--" + name + ")", name + format(" %s–%s Hz", number(band.lowHz()),
                number(band.highHz())));
        }
        add("<span><i style=\"width:110px;background:linear-gradient(90deg");
        for (int i = 0; i <= 8; i++) {
            add(",#%06x", EegCharts.colour(-12 + 38 * i / 8.0));
        }
        add(")\"></i>−12 to 26 dB over 1 µV²/Hz</span><span><i style=\"background:"
            + "repeating-linear-gradient(135deg,#eef1f4 0 3px,#c3ccd4 3px 4px)\"></i>not recorded"
            + "</span></div>");
    }

    private void key(String colour, String text) {
        add("<span><i style=\"background:%s\"></i>%s</span>", colour, text);
    }

    /// What the cursor reads: time, score, edge and suppression by column.
    private void rows() {
        StringBuilder text = new StringBuilder();
        for (int c = 0; c < trend.columns(); c++) {
            text.append(c == 0 ? "" : ",").append(format("[\"%s\",%s,%s,%s,%s]",
                clock(c * trend.secondsPerColumn(), 1), value(trend.score(c), 2),
                value(trend.mean(Side.LEFT, Figure.EDGE, c), 1),
                value(trend.mean(Side.RIGHT, Figure.EDGE, c), 1),
                value(trend.mean(Side.LEFT, Figure.SUPPRESSION, c), 0)));
        }
        add("<script id=\"rows\" type=\"application/json\">");
        page.append('[').append(text).append("]</script>");
    }

    private static String value(double value, int digits) {
        return value == value ? format("%." + digits + "f", value) : "null";
    }

    private void table() {
        add("<h2>Seizures told</h2>");
        if (seizures.isEmpty()) {
            add("<p class=\"subtitle\">None.</p>");
            return;
        }
        add("<table><tr><th>from</th><th>to</th><th>lasted</th></tr>");
        for (SeizureSpan each : seizures) {
            add("<tr><td>%s</td><td>%s</td><td>%s</td></tr>", clock(each.startSeconds(), 1),
                clock(each.endSeconds(), 1), duration(each.endSeconds() - each.startSeconds()));
        }
        add("</table>");
    }

    private void method() {
        add("<h2>How it was made</h2><dl>");
        row("Filters", "0.5 to 45 Hz, second order each way, and a notch for the mains.");
        row("Windows", "Two seconds each second, Hann's window; a column of this page is "
            + number(trend.secondsPerColumn()) + " s, the mean over its good seconds and over the"
            + " good leads of a half.");
        row("Leads", escaped(String.join(", ", montage.leads().stream()
            .map(EegMontage.Lead::label).toList())));
        row("Good", "A second counts when the lead is " + LeadState.GOOD.name()
            .toLowerCase(Locale.ROOT) + ": not missing, flat, saturated, swinging beyond 1.5 mV"
            + " or full of muscle.");
        if (montage.halves()) {
            row("Asymmetry", "Right less left by their sum, for delta and alpha, in their"
                + " colours; the symmetry index from 1 to 25 Hz in black, 0 when alike.");
        }
        row("Seizure score", "Leads must be 1.6 times as steep as in the last minutes (2.5 to 25"
            + " Hz), a quarter rhythmic: how far an eighth of the leads passes the weaker of both."
            + " Told after ten of fifteen seconds above 1. The first minute is for learning.");
        row("Suppression", "Variance below that of 10 µV peak to peak for half a second or"
            + " longer.");
        add("</dl><footer>Built for assessment, not certified. Trends hide what the waves show:"
            + " nobody reads them without looking at the recording. Not for clinical"
            + " use.</footer>");
    }

    private void row(String name, String text) {
        add("<dt>%s</dt><dd>%s</dd>", name, text);
    }

    private static String duration(double seconds) {
        Duration all = Duration.ofSeconds(Math.round(seconds));
        return all.toHours() > 0 ? format("%d h %02d min", all.toHours(), all.toMinutesPart())
            : all.toMinutes() > 0 ? format("%d min %02d s", all.toMinutes(), all.toSecondsPart())
            : all.toSeconds() + " s";
    }

    private static String number(double value) {
        return value == Math.rint(value) ? format("%.0f", value)
            : format("%.2f", value).replaceFirst("0+$", "");
    }

    private static String resource(String name) {
        try (InputStream in = EegPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RecordException("cannot read a part of the page: file=" + name
                + ", expected it in the module", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            .replace("\"", "&quot;");
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    private void add(String form, Object... values) {
        page.append(format(form, values));
    }
}
