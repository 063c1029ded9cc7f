package homeostat.cover;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Which decisions the tests cover, and of the others what is missing.
public final class McdcReport {
    private final List<String> modules;
    private final List<TestRun> runs;
    private final List<DecisionCoverage> coverage;
    private final Map<String, String> reasons;

    McdcReport(List<String> modules, List<TestRun> runs, List<DecisionCoverage> coverage,
            Map<String, String> reasons) {
        this.modules = modules;
        this.runs = runs;
        this.coverage = coverage;
        this.reasons = reasons;
    }

    /// The same of the files whose names begin so.
    public McdcReport below(String folder) {
        return new McdcReport(List.of(folder), runs, coverage.stream()
                .filter(each -> each.decision().file().startsWith(folder)).toList(), reasons);
    }

    /// The part of the decisions that is covered, from 0 to 1.
    public double part() {
        return coverage.isEmpty() ? 1 : (double) covered() / coverage.size();
    }

    /// Whether each decision that is not covered has a reason.
    public boolean isExplained() {
        return coverage.stream().allMatch(each -> each.isCovered() || !reason(each).isEmpty());
    }

    /// How many tests failed on the instrumented classes.
    public int failed() {
        return runs.stream().mapToInt(TestRun::failed).sum();
    }

    private long covered() {
        return coverage.stream().filter(DecisionCoverage::isCovered).count();
    }

    private String reason(DecisionCoverage each) {
        return reasons.getOrDefault(each.decision().name(), "");
    }

    private String summary() {
        long conditions = coverage.stream().mapToLong(each -> each.pairs().size()).sum();
        long shown = coverage.stream().mapToLong(DecisionCoverage::shown).sum();
        long explained = coverage.stream()
                .filter(each -> !each.isCovered() && !reason(each).isEmpty()).count();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "MC/DC of %s: %d of %d decisions (%.1f %%), %d of %d conditions shown; of the "
                + "others %d with a reason%n", String.join(", ", modules), covered(),
                coverage.size(), 100 * part(), shown, conditions, explained));
        runs.forEach(run -> text.append("tests of ").append(run.module()).append(": ")
                .append(run.passed()).append(" passed, ").append(run.failed())
                .append(" failed\n"));
        return text.toString();
    }

    /// For a terminal: the sum, then each decision that is not covered.
    public String text() {
        StringBuilder text = new StringBuilder(summary());
        for (DecisionCoverage each : coverage) {
            if (!each.isCovered()) {
                text.append('\n').append(place(each)).append(": ").append(each.decision().text())
                        .append('\n');
                appendMissing(text, each);
            }
        }
        return text.toString();
    }

    private void appendMissing(StringBuilder text, DecisionCoverage each) {
        for (int i = 0; i < each.pairs().size(); i++) {
            if (each.pairs().get(i).isEmpty()) {
                text.append("    not shown: ").append(each.decision().conditions().get(i))
                        .append('\n');
            }
        }
        each.evaluations().forEach(seen -> text.append("    seen: ")
                .append(seen.text(each.decision())).append('\n'));
        if (each.evaluations().isEmpty()) {
            text.append("    never evaluated\n");
        }
        if (!reason(each).isEmpty()) {
            text.append("    reason: ").append(reason(each)).append('\n');
        }
    }

    private static String place(DecisionCoverage each) {
        return each.decision().file() + ":" + each.decision().line();
    }

    /// For another program: `part`, `decisions` with `file`, `line`, `text`, `covered`, `reason` and
    /// `conditions` with `text`, `shown` and the `pair`.
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"modules\": ").append(strings(modules))
                .append(String.format(Locale.ROOT, ", \"part\": %.6f", part()))
                .append(", \"testsFailed\": ").append(failed()).append(", \"decisions\": [");
        String comma = "";
        for (DecisionCoverage each : coverage) {
            json.append(comma).append("\n{\"file\": ").append(string(each.decision().file()))
                    .append(", \"line\": ").append(each.decision().line()).append(", \"text\": ")
                    .append(string(each.decision().text())).append(", \"covered\": ")
                    .append(each.isCovered()).append(", \"reason\": ")
                    .append(string(reason(each))).append(", \"conditions\": [");
            for (int i = 0; i < each.pairs().size(); i++) {
                Optional<DecisionCoverage.Pair> pair = each.pairs().get(i);
                json.append(i == 0 ? "" : ", ").append("{\"text\": ")
                        .append(string(each.decision().conditions().get(i)))
                        .append(", \"shown\": ").append(pair.isPresent()).append(", \"pair\": ")
                        .append(pair.map(p -> strings(List.of(p.one().text(each.decision()),
                                p.other().text(each.decision())))).orElse("[]")).append('}');
            }
            json.append("]}");
            comma = ",";
        }
        return json.append("\n]}\n").toString();
    }

    private static String strings(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(McdcReport::string).toList()) + "]";
    }

    private static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// For a browser: one file, no scripts; what is not covered comes first.
    public String html() {
        StringBuilder page = new StringBuilder("<!doctype html>\n<meta charset=\"utf-8\">\n"
                + "<title>MC/DC</title>\n<style>body{font:15px/1.4 sans-serif;max-width:75em;"
                + "margin:2em auto;padding:0 1em}td,th{text-align:left;vertical-align:top;"
                + "padding:.2em .8em .2em 0;border-top:1px solid #ddd}code{font-size:13px}"
                + ".no{background:#fbe9e7}.why{background:#fff8e1}</style>\n"
                + "<h1>Which conditions the tests have shown to decide</h1>\n<p>"
                + escape(summary()).replace("\n", "<br>")
                + "<p>Unique-cause MC/DC with short circuits: a condition is shown by two "
                + "evaluations with different outcomes that differ in it and, among what was "
                + "evaluated in both, in nothing else. A dash is what a short circuit skipped."
                + " Not for clinical use.</p>\n<table><tr><th>where<th>decision<th>condition"
                + "<th>shown by</tr>\n");
        coverage.stream().filter(each -> !each.isCovered()).forEach(each -> append(page, each));
        coverage.stream().filter(DecisionCoverage::isCovered).forEach(each -> append(page, each));
        return page.append("</table>\n").toString();
    }

    private void append(StringBuilder page, DecisionCoverage each) {
        String style = each.isCovered() ? "" : reason(each).isEmpty() ? " class=no"
                : " class=why";
        for (int i = 0; i < each.pairs().size(); i++) {
            page.append("<tr").append(style).append("><td>")
                    .append(i > 0 ? "" : escape(place(each))).append("<td><code>")
                    .append(i > 0 ? "" : escape(each.decision().text())).append("</code>")
                    .append(i > 0 ? "" : escape(" " + reason(each))).append("<td><code>")
                    .append(escape(each.decision().conditions().get(i))).append("</code><td>")
                    .append(escape(each.pairs().get(i).map(pair -> pair.text(each.decision()))
                            .orElse("nothing"))).append("</tr>\n");
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
