package homeostat.trial.organ;

import homeostat.trial.ReportStyle;
import homeostat.trial.XyChart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An [OrganResult] as one HTML file for people: figures by group and arm, charts of the first
/// people, what the rules found, all runs, how it was simulated.
public final class OrganHtml {
    private static final int DRAWN_MAX = 3;
    private static final int ROWS_MAX = 100;
    private static final String OTHER_ARM = "#b9c4cd";
    private static final String LIFE = "#f3ead2";
    private static final String FAULT = "#f6dcd9";
    private static final String STYLE = """
            .wide { overflow-x: auto; }
            .runs { font-size: 12px; }
            .runs th { white-space: normal; font-size: 11px; min-width: 52px; }
            .runs th, .runs td { padding: 3px 5px; }
            .charts { display: flex; flex-wrap: wrap; gap: 16px; }
            .charts div { width: 380px; }
            .charts p { color: var(--soft); font-size: 12px; margin: 0; }
            """;

    private final OrganResult<?> result;
    private final Organ<?> organ;
    private final List<String> arms;
    private final StringBuilder page = new StringBuilder();

    private OrganHtml(OrganResult<?> result) {
        this.result = result;
        this.organ = result.request().organ();
        this.arms = result.request().armNames();
    }

    /// The whole report.
    public static String of(OrganResult<?> result) {
        OrganHtml html = new OrganHtml(result);
        html.head();
        result.groups().forEach(html::summary);
        html.drawn();
        html.findings();
        html.runs();
        html.method();
        return html.page.append("</body></html>\n").toString();
    }

    private void head() {
        add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">"
                + "<title>%s: trial on virtual patients</title><style>%s%s</style></head><body>",
                organ.title(), ReportStyle.sheet(), STYLE);
        add("<header><div><h1>%s: trial on virtual patients</h1><p class=\"subtitle\">runs: %d"
                + " &middot; course %s &middot; faults %s &middot; seed %d</p></div>"
                + "<div class=\"notice\">Simulated results<br>Not for clinical use</div></header>",
                organ.title(), result.runs().size(), escaped(result.request().course()),
                result.request().faults(), result.request().seed());
    }

    private void summary(String people, OrganResult<?> group) {
        add("<h2>%s</h2><p class=\"note\">%d runs in each arm; means, and totals of what is"
                + " counted.</p><div class=\"wide\"><table><tr><th></th>", people,
                group.own().size());
        arms.forEach(arm -> add("<th>%s</th>", arm));
        add("<th>least, %s</th><th>most</th><th class=\"left\"></th></tr>", arms.getFirst());
        for (Figure each : organ.figures()) {
            add("<tr><td>%s</td>", each.meaning());
            arms.forEach(arm -> add("<td>%s</td>", each.text(group.told(arm, each))));
            add("<td>%s</td><td>%s</td><td style=\"text-align:left\">%s</td></tr>",
                    each.text(group.least(arms.getFirst(), each.name())),
                    each.text(group.most(arms.getFirst(), each.name())),
                    each.isTotal() ? "in all" : each.unit());
        }
        add("</table></div>");
    }

    private void drawn() {
        result.own().stream().limit(DRAWN_MAX).forEach(each -> {
            add("<h2>%s, fault %s</h2><p class=\"legend\">", each.run().patient(),
                    each.run().fault());
            legend(each);
            add("</p><div class=\"charts\">");
            each.portraits().forEach(portrait -> add("<div>%s<p>%s</p></div>",
                    portrait.chart().svg(), portrait.caption()));
            organ.charts().forEach(chart -> chart(chart, each));
            add("</div>");
        });
    }

    private void legend(OrganRunResult<?> run) {
        Map<String, String> names = new LinkedHashMap<>();
        organ.charts().forEach(chart -> chart.curves().forEach(
                curve -> names.putIfAbsent(curve.name(), curve.colour())));
        names.forEach((name, colour) -> swatch(colour, name));
        if (arms.size() > 1) {
            swatch(OTHER_ARM, arms.get(1));
        }
        if (run.run().events().stream().anyMatch(each -> !each.kind().isFault())) {
            swatch(LIFE, "what happens");
        }
        if (run.run().events().stream().anyMatch(each -> each.kind().isFault())) {
            swatch(FAULT, "what breaks");
        }
    }

    private void swatch(String colour, String name) {
        add("<span><i style=\"background:%s\"></i>%s</span>", colour, name);
    }

    private void chart(Organ.Chart chart, OrganRunResult<?> run) {
        ChartTime unit = ChartTime.of(run.run().course().seconds());
        XyChart drawn = new XyChart(380, 210, unit.axis(run.run().course().seconds()),
                chart.value());
        for (Happening<?> each : run.run().events()) {
            drawn.span(unit.of(each.at()), unit.of(each.at() + each.seconds()),
                    each.kind().isFault() ? FAULT : LIFE);
        }
        result.runs().stream().filter(run::isOtherArmOf).forEach(other -> drawn.line(
                unit.of(other.trend()), 0, chart.curves().getFirst().column(), OTHER_ARM));
        chart.curves().forEach(curve -> drawn.line(unit.of(run.trend()), 0, curve.column(),
                curve.colour()));
        add("<div>%s</div>", drawn.svg());
    }

    private void findings() {
        add("<h2>Safety</h2>");
        add(result.violations().isEmpty() ? "<p class=\"fine\">No rule was broken.</p>"
                : "<p class=\"broken\">Rules were broken.</p>");
        Map<Rule, List<Finding>> alike = new LinkedHashMap<>();
        for (Finding each : result.findings()) {
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
                escaped(all.getFirst().replay())));
        add("</table></div>");
    }

    private void runs() {
        add("<h2>All runs</h2><div class=\"wide\"><table class=\"runs\"><tr><th>Person</th>"
                + "<th>Fault</th><th>Arm</th>");
        organ.figures().forEach(each -> add("<th>%s</th>", each.title()));
        add("</tr>");
        int shown = Math.min(ROWS_MAX, result.runs().size());
        for (OrganRunResult<?> run : result.runs().subList(0, shown)) {
            add("<tr><td>%s</td><td>%s</td><td>%s</td>", run.run().patient(), run.run().fault(),
                    run.run().arm());
            organ.figures().forEach(each -> add("<td>%s</td>",
                    each.text(run.figures().get(each.name()))));
            add("</tr>");
        }
        add("</table></div>");
        if (shown < result.runs().size()) {
            add("<p class=\"note\">%d rows more are in the JSON result.</p>",
                    result.runs().size() - shown);
        }
    }

    private void method() {
        add("<h2>How it was simulated</h2><dl>");
        organ.method().forEach(each -> add("<dt>%s</dt><dd>%s</dd>", each[0], each[1]));
        add("<dt>Digest</dt><dd>%016x: equal on every machine and for any number of workers.</dd>"
                + "<dt>Speed</dt><dd>%.0f times real time on one core.</dd></dl>",
                result.digest(), result.timesRealTime());
        add("<footer>A simulation is not a patient. Built for assessment, not certified. Not for"
                + " clinical use.</footer>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String form, Object... values) {
        page.append(String.format(Locale.ROOT, form, values));
    }
}
