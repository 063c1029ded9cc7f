package homeostat.trial.heart;

import homeostat.trial.ReportStyle;
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A [HeartResult] as one HTML file for people: figures before and after, pressure-volume loops of
/// both pumps, output over inflow pressure, trends, what the rules found.
public final class HeartHtml {
    private static final int DRAWN_MAX = 3;
    private static final int ROWS_MAX = 100;
    private static final String LEFT = "#b3423a";
    private static final String RIGHT = "#12395b";
    private static final String LEFT_REST = "#e3aaa5";
    private static final String RIGHT_REST = "#7fb0da";
    private static final String PALE = "#9aa7b2";
    private static final String EVENT = "#f3ead2";
    private static final String FAULT = "#f6dcd9";

    private final HeartResult result;
    private final StringBuilder page = new StringBuilder();

    private HeartHtml(HeartResult result) {
        this.result = result;
    }

    /// The whole report.
    public static String of(HeartResult result) {
        HeartHtml html = new HeartHtml(result);
        html.head();
        html.summary();
        html.drawn();
        html.findings();
        html.runs();
        html.method();
        return html.page.append("</body></html>\n").toString();
    }

    private void head() {
        HeartRequest request = result.request();
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>Artificial heart: trial on virtual patients</title>"
                + "<style>%s</style></head><body>", ReportStyle.sheet());
        add("<header><div><h1>Artificial heart: trial on virtual patients</h1>"
                + "<p class=\"subtitle\">runs: %d &middot; course %s &middot; faults %s &middot;"
                + " seed %d</p></div><div class=\"notice\">Simulated results<br>"
                + "Not for clinical use</div></header>", result.runs().size(),
                escaped(request.course()), request.faults(), request.seed());
    }

    private void summary() {
        add("<h2>Before and after</h2><div class=\"facts\">");
        change("%.2f &rarr; %.2f", HeartFigures::outputLPerMin, "output, L/min");
        change("%.0f &rarr; %.0f", HeartFigures::arterialMmHg, "mean arterial pressure, mmHg");
        change("%.1f &rarr; %.1f", HeartFigures::leftMmHg, "left atrium, mmHg");
        change("%.1f &rarr; %.1f", HeartFigures::rightMmHg, "right atrium, mmHg");
        fact("%.0f of %.0f", result.inBands(), result.runs().size(), "in bands all the time");
        fact("%.0f of %.0f", result.violations().size(), result.runs().size(),
                "rules broken, runs");
        add("</div><p class=\"note\">Means over all runs: the ten seconds before anything"
                + " happens, and the last fifteen. Bands: left atrium 3 to 18, right 0 to 12 mmHg,"
                + " mean of a second. Lowest and highest of all runs: left %.1f to %.1f, right"
                + " %.1f to %.1f mmHg; settled within %.0f s at the latest.</p>",
                result.least(HeartRunResult::leftLow), result.most(HeartRunResult::leftHigh),
                result.least(HeartRunResult::rightLow), result.most(HeartRunResult::rightHigh),
                result.most(HeartRunResult::settledSeconds));
    }

    private void change(String form, ToDoubleFunction<HeartFigures> figure, String meaning) {
        fact(form, result.mean(run -> figure.applyAsDouble(run.rest())),
                result.mean(run -> figure.applyAsDouble(run.end())), meaning);
    }

    private void fact(String form, double one, double other, String meaning) {
        add("<div><b>%s</b><span>%s</span></div>", format(form, one, other), meaning);
    }

    private void drawn() {
        int count = Math.min(DRAWN_MAX, result.runs().size());
        for (HeartRunResult each : result.runs().subList(0, count)) {
            draw(each.run());
        }
    }

    private void draw(HeartRun run) {
        HeartRecord record = HeartTrial.draw(run);
        add("<h2>%s, %s</h2><p class=\"legend\"><span><i style=\"background:%s\"></i>left"
                + "</span><span><i style=\"background:%s\"></i>right</span><span><i style="
                + "\"background:%s\"></i>left at rest</span><span><i style=\"background:%s\"></i>"
                + "right at rest</span><span><i style=\"background:%s\"></i>what happens</span>"
                + "<span><i style=\"background:%s\"></i>what breaks</span></p>",
                run.patient().name(), run.fault().label(), LEFT, RIGHT, LEFT_REST, RIGHT_REST,
                EVENT, FAULT);
        add("<div style=\"display:flex;flex-wrap:wrap;gap:16px\"><div style=\"width:360px\">%s"
                + "</div><div style=\"width:360px\">%s</div></div>", loops(record),
                characteristic(record));
        add("<div style=\"display:flex;flex-wrap:wrap;gap:16px\">");
        trend(run, record, 1, 2, new Axis("atrial pressures, mmHg", -5, 20));
        trend(run, record, 3, 4, new Axis("output of both sides, L/min", 3, 8));
        trend(run, record, 5, 5, new Axis("mean arterial pressure, mmHg", 50, 130));
        add("</div>");
    }

    private static String loops(HeartRecord record) {
        return new XyChart(360, 260, new Axis("blood in the pump, mL", 0, 80),
                new Axis("its pressure, mmHg", -20, 160))
                .line(record.restLoop(), 0, 1, LEFT_REST).line(record.restLoop(), 2, 3, RIGHT_REST)
                .line(record.endLoop(), 0, 1, LEFT).line(record.endLoop(), 2, 3, RIGHT).svg();
    }

    /// Output over inflow pressure, with the line that is published of the Aeson on the market.
    ///
    /// Source of the line: Netuka et al., ASAIO Journal 2021: left 4.3 to 7.3 L/min at 6 to 19
    /// mmHg.
    private static String characteristic(HeartRecord record) {
        List<double[]> aeson = List.of(new double[] {6, 4.3}, new double[] {19, 7.3});
        return new XyChart(360, 260, new Axis("pressure before the side, mmHg", -2, 20),
                new Axis("output of the side, L/min", 3, 8))
                .line(aeson, 0, 1, PALE).word(13, 6.2, "Aeson, left")
                .line(record.trend(), 1, 3, LEFT).line(record.trend(), 2, 4, RIGHT).svg();
    }

    private void trend(HeartRun run, HeartRecord record, int one, int other, Axis axis) {
        XyChart chart = new XyChart(360, 200, new Axis("s", 0,
                Math.ceil(run.course().seconds() / 50.0) * 50), axis);
        for (HeartLife each : run.course().life()) {
            chart.span(each.at(), each.at() + each.seconds(), EVENT);
        }
        for (HeartFault each : run.faults()) {
            chart.span(each.at(), each.at() + each.seconds(), FAULT);
        }
        add("<div style=\"width:360px\">%s</div>", chart.line(record.trend(), 0, other, RIGHT)
                .line(record.trend(), 0, one, LEFT).svg());
    }

    private void findings() {
        add("<h2>Safety</h2>");
        add(result.violations().isEmpty() ? "<p class=\"fine\">No rule was broken.</p>"
                : "<p class=\"broken\">Rules were broken.</p>");
        Map<HeartRule, List<HeartFinding>> alike = new LinkedHashMap<>();
        for (HeartFinding each : result.findings()) {
            alike.computeIfAbsent(each.rule(), ignored -> new ArrayList<>()).add(each);
        }
        if (alike.isEmpty()) {
            return;
        }
        add("<div class=\"wide\"><table class=\"events\"><tr><th>What was found</th>"
                + "<th>Times</th><th class=\"left\">First</th></tr>");
        alike.forEach((rule, all) -> add("<tr><td><b>%s</b></td><td>%d</td>"
                + "<td class=\"left\">at %.0f s, %s<br><code>%s</code></td></tr>", rule.meaning(),
                all.size(), all.getFirst().at(), all.getFirst().detail(),
                escaped(all.getFirst().run().replayCommand())));
        add("</table></div>");
    }

    private void runs() {
        add("<h2>All runs</h2><div class=\"wide\"><table><tr><th>Person</th><th>fault</th>"
                + "<th>output before</th><th>after</th><th>left, mmHg</th><th>right, mmHg</th>"
                + "<th>MAP after</th><th>settled, s</th><th>in bands</th></tr>");
        int shown = Math.min(ROWS_MAX, result.runs().size());
        for (HeartRunResult each : result.runs().subList(0, shown)) {
            add("<tr><td>%s</td><td>%s</td><td>%.2f</td><td>%.2f</td><td>%.1f to %.1f</td>"
                    + "<td>%.1f to %.1f</td><td>%.0f</td><td>%.0f</td><td>%s</td></tr>",
                    each.run().patient().name(), each.run().fault().label(),
                    each.rest().outputLPerMin(), each.end().outputLPerMin(), each.leftLow(),
                    each.leftHigh(), each.rightLow(), each.rightHigh(),
                    each.end().arterialMmHg(), each.settledSeconds(),
                    each.isInBands() ? "yes" : "no");
        }
        add("</table></div>");
        if (shown < result.runs().size()) {
            add("<p class=\"note\">%d rows more are in the JSON result.</p>",
                    result.runs().size() - shown);
        }
    }

    private void method() {
        add("<h2>How it was simulated</h2><dl>");
        row("Circulation", "Vessels of a standard man after Smith et al. 2004, each person's own"
                + " by stated distributions; reflex after Ursino 1998 on resistance and veins.");
        row("Pumps", "Two displacement pumps at one rate; 3 to 5 % of the left output returns"
                + " through the bronchi; atria collapse below -2 mmHg.");
        row("Sensors", "Pressures: offset 0.5 mmHg, noise 0.3. Flows: gain wrong by 2 %.");
        row("A step of return", "thirty percent of what stretches the typical person's"
                + " vessels, 450 mL, held back or given at once.");
        row("Month", "an hour of each day is lived for a minute; nothing in between is skipped.");
        row("Digest", format("%016x: equal on every machine and for any number of workers.",
                result.digest()));
        row("Speed", format("%.0f times real time on one core.", result.timesRealTime()));
        add("</dl><footer>A simulation is not a patient: no clot, no valve that leaks, no lung that"
                + " fills. Built for assessment, not certified. Not for clinical use.</footer>");
    }

    private void row(String name, String text) {
        add("<dt>%s</dt><dd>%s</dd>", name, text);
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
