package homeostat.trial.vad;

import homeostat.body.circulation.CentrifugalPump;
import homeostat.trial.ReportStyle;
import homeostat.trial.XyChart;
import homeostat.trial.XyChart.Axis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A [VadResult] as one HTML file for people: figures before and after, pressure-volume loops, the
/// pump's head-flow curves with the path that the run took over them, trends, what the rules found.
public final class VadHtml {
    private static final int DRAWN_MAX = 3;
    private static final int ROWS_MAX = 100;
    private static final String REST = "#7fb0da";
    private static final String END = "#b3423a";
    private static final String DARK = "#12395b";
    private static final String PALE = "#d5dde4";
    private static final String EVENT = "#f3ead2";

    private final VadResult result;
    private final StringBuilder page = new StringBuilder();

    private VadHtml(VadResult result) {
        this.result = result;
    }

    /// The whole report.
    public static String of(VadResult result) {
        VadHtml html = new VadHtml(result);
        html.head();
        html.summary();
        html.drawn();
        html.findings();
        html.runs();
        html.method();
        return html.page.append("</body></html>\n").toString();
    }

    private void head() {
        VadRequest request = result.request();
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>Heart pump: trial on virtual patients</title>"
                + "<style>%s</style></head><body>", ReportStyle.sheet());
        add("<header><div><h1>Heart pump: trial on virtual patients</h1>"
                + "<p class=\"subtitle\">runs: %d &middot; course %s &middot; faults %s &middot;"
                + " seed %d</p></div><div class=\"notice\">Simulated results<br>"
                + "Not for clinical use</div></header>", result.runs().size(),
                escaped(request.course()), request.faults(), request.seed());
    }

    private void summary() {
        add("<h2>Before and after</h2><div class=\"facts\">");
        fact("%.2f &rarr; %.2f", result.meanRest(VadFigures::pumpLPerMin),
                result.meanEnd(VadFigures::pumpLPerMin), "pump flow, L/min");
        fact("%.0f &rarr; %.0f", result.meanRest(VadFigures::arterialMmHg),
                result.meanEnd(VadFigures::arterialMmHg), "mean arterial pressure, mmHg");
        fact("%.1f &rarr; %.1f", result.meanRest(VadFigures::endDiastolicMmHg),
                result.meanEnd(VadFigures::endDiastolicMmHg), "end-diastolic pressure, mmHg");
        fact("%.0f &rarr; %.0f", result.meanRest(VadFigures::speedRpm),
                result.meanEnd(VadFigures::speedRpm), "speed, 1/min");
        fact("%.1f %% / %.1f %%", result.suction().sensitivityPercent(),
                result.suction().specificityPercent(), "suction seen / not cried falsely");
        fact("%.0f of %.0f", result.violations().size(), result.runs().size(),
                "rules broken, runs");
        add("</div><p class=\"note\">Means over all runs: the ten seconds before anything"
                + " happens, and the last fifteen.</p>");
    }

    private void fact(String form, double one, double other, String meaning) {
        add("<div><b>%s</b><span>%s</span></div>", format(form, one, other), meaning);
    }

    private void drawn() {
        int count = Math.min(DRAWN_MAX, result.runs().size());
        for (VadRunResult each : result.runs().subList(0, count)) {
            draw(each.run());
        }
    }

    private void draw(VadRun run) {
        VadRecord record = VadTrial.draw(run);
        add("<h2>%s, %s</h2><p class=\"legend\"><span><i style=\"background:%s\"></i>at rest"
                + "</span><span><i style=\"background:%s\"></i>at the end</span><span><i style="
                + "\"background:%s\"></i>what happens</span><span><i style=\"background:%s\"></i>"
                + "at one speed</span></p>", run.patient().name(), run.fault().label(), REST, END,
                EVENT, PALE);
        add("<div style=\"display:flex;flex-wrap:wrap;gap:16px\"><div style=\"width:360px\">%s"
                + "</div><div style=\"width:360px\">%s</div></div>", loops(record),
                characteristic(record));
        add("<div style=\"display:flex;flex-wrap:wrap;gap:16px\">");
        trend(run, record, 2, new Axis("pump flow, L/min", 0, 10));
        trend(run, record, 1, new Axis("speed, 1/min", 3000, 9000));
        trend(run, record, 3, new Axis("mean arterial pressure, mmHg", 50, 125));
        trend(run, record, 4, new Axis("end-diastolic pressure, mmHg", -5, 20));
        add("</div>");
    }

    private static String loops(VadRecord record) {
        return new XyChart(360, 260, new Axis("volume of the left ventricle, mL", 0, 200),
                new Axis("its pressure, mmHg", -20, 130))
                .line(record.restLoop(), 0, 1, REST).line(record.endLoop(), 0, 1, END).svg();
    }

    private static String characteristic(VadRecord record) {
        XyChart chart = new XyChart(360, 260, new Axis("flow through the pump, L/min", -3, 12),
                new Axis("aorta less ventricle, mmHg", -20, 180));
        for (int rpm = 4000; rpm <= 9000; rpm += 1000) {
            List<double[]> curve = new ArrayList<>();
            for (double flow = 0; flow <= 12; flow += 0.25) {
                double head = CentrifugalPump.headMmHg(rpm, flow);
                if (head >= -20 && head <= 180) {
                    curve.add(new double[] {flow, head});
                }
            }
            chart.line(curve, 0, 1, PALE);
            chart.word(curve.getFirst()[0] + 0.1, curve.getFirst()[1] + 2, rpm / 1000 + "k");
        }
        return chart.line(record.restLoop(), 2, 3, REST).line(record.endLoop(), 2, 3, END).svg();
    }

    private void trend(VadRun run, VadRecord record, int column, Axis axis) {
        XyChart chart = new XyChart(360, 200, new Axis("s", 0,
                Math.ceil(run.course().seconds() / 50.0) * 50), axis);
        for (LifeEvent each : run.course().life()) {
            chart.span(each.at(), each.at() + each.seconds(), EVENT);
        }
        for (VadFault each : run.faults()) {
            chart.span(each.at(), each.at() + each.seconds(), "#f6dcd9");
        }
        add("<div style=\"width:360px\">%s</div>",
                chart.line(record.trend(), 0, column, DARK).svg());
    }

    private void findings() {
        add("<h2>Safety</h2>");
        add(result.violations().isEmpty() ? "<p class=\"fine\">No rule was broken.</p>"
                : "<p class=\"broken\">Rules were broken.</p>");
        Map<VadRule, List<VadFinding>> alike = new LinkedHashMap<>();
        for (VadFinding each : result.findings()) {
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
                + "<th>flow before</th><th>after</th><th>change %%</th><th>MAP after</th>"
                + "<th>LVEDP after</th><th>speed after</th><th>suction beats</th></tr>");
        int shown = Math.min(ROWS_MAX, result.runs().size());
        for (VadRunResult each : result.runs().subList(0, shown)) {
            double before = each.rest().pumpLPerMin();
            double after = each.end().pumpLPerMin();
            add("<tr><td>%s</td><td>%s</td><td>%.2f</td><td>%.2f</td><td>%+.0f</td><td>%.0f</td>"
                    + "<td>%.1f</td><td>%.0f</td><td>%d</td></tr>", each.run().patient().name(),
                    each.run().fault().label(), before, after, 100 * (after / before - 1),
                    each.end().arterialMmHg(), each.end().endDiastolicMmHg(),
                    each.end().speedRpm(), each.suckedBeats());
        }
        add("</table></div>");
        if (shown < result.runs().size()) {
            add("<p class=\"note\">%d rows more are in the JSON result.</p>",
                    result.runs().size() - shown);
        }
    }

    private void method() {
        add("<h2>How it was simulated</h2><dl>");
        row("Circulation", "Smith et al. 2004, both ventricles with septum and pericardium,"
                + " coefficients of a standard man; left wall weakened; reflex after Ursino 1998.");
        row("Pump", "Head-flow curves fitted to those that the maker of the HeartMate 3 prints;"
                + " cannulae of Simaan et al. 2009; a wall drawn in below 50 mL.");
        row("Sensors", "Inlet pressure: offset 1 mmHg, noise 0.5. Flow: read off the motor's"
                + " current, wrong by 1.63 L/min root mean square.");
        row("Suction", "Counted beat by beat with the pump held at speeds rising from 5,000 to"
                + " 9,000/min, on up to eight people, with each of the faults asked for.");
        row("Digest", format("%016x: equal on every machine and for any number of workers.",
                result.digest()));
        row("Speed", format("%.0f times real time on one core.", result.timesRealTime()));
        add("</dl><footer>A simulation is not a patient: no arrhythmia, no clot, no valve that"
                + " leaks, no atria. Built for assessment, not certified. Not for clinical use."
                + "</footer>");
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
