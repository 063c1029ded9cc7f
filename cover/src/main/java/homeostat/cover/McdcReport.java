package homeostat.cover;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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

    /// The same of the sources below one folder, such as `device/pancreas`.
    public McdcReport below(String folder) {
        List<String> folders = List.of(folder);
        Map<String, String> below = new LinkedHashMap<>(reasons);
        below.keySet().removeIf(name -> !Reasons.isBelow(name, folders));
        return new McdcReport(folders, runs, coverage.stream()
                .filter(each -> Reasons.isBelow(each.decision().name(), folders)).toList(), below);
    }

    /// The part of the decisions that is covered, from 0 to 1.
    public double part() {
        return coverage.isEmpty() ? 1 : (double) covered(coverage) / coverage.size();
    }

    static long covered(List<DecisionCoverage> some) {
        return some.stream().filter(DecisionCoverage::isCovered).count();
    }

    /// What is wrong, a sentence each: tests that failed, a part of the decisions below
    /// `barPercent`, decisions that are not covered and have no reason, reasons for decisions
    /// that are covered by now or are not there any more. Nothing when all is well.
    public List<String> faults(double barPercent) {
        List<String> faults = new ArrayList<>();
        runs.forEach(run -> run.failures().forEach(failure -> faults.add(
                "a test of " + run.module() + " fails on the instrumented classes: " + failure)));
        if (100 * part() < barPercent) {
            faults.add(String.format(Locale.ROOT,
                    "below the bar: covered=%.1f %% bar=%.1f %%", 100 * part(), barPercent));
        }
        for (DecisionCoverage each : coverage) {
            if (!each.isCovered() && reason(each).isEmpty()) {
                faults.add("no test and no reason: " + place(each) + ": " + each.decision().text());
            }
        }
        Set<String> open = coverage.stream().filter(each -> !each.isCovered())
                .map(each -> each.decision().name()).collect(Collectors.toSet());
        reasons.keySet().stream().filter(name -> !open.contains(name)).forEach(name ->
                faults.add("a reason for a decision that is covered or gone: " + name));
        return faults;
    }

    List<DecisionCoverage> coverage() {
        return coverage;
    }

    /// Why it is not covered; empty when nobody has said.
    String reason(DecisionCoverage each) {
        return reasons.getOrDefault(each.decision().name(), "");
    }

    /// How much of all, and whose tests ran.
    String summary() {
        long conditions = coverage.stream().mapToLong(each -> each.pairs().size()).sum();
        long shown = coverage.stream().mapToLong(DecisionCoverage::shown).sum();
        long explained = coverage.stream()
                .filter(each -> !each.isCovered() && !reason(each).isEmpty()).count();
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "MC/DC of %s: %d of %d decisions (%.1f %%), %d of %d conditions shown; of the "
                + "others %d with a reason%n", String.join(", ", modules), covered(coverage),
                coverage.size(), 100 * part(), shown, conditions, explained));
        runs.forEach(run -> text.append("tests of ").append(run.module()).append(": ")
                .append(run.passed()).append(" passed, ").append(run.failures().size())
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

    static String place(DecisionCoverage each) {
        return each.decision().place() + ":" + each.decision().line();
    }

    /// For another program: `part`, `decisions` with `file`, `line`, `text`, `covered`, `reason`
    /// and `conditions` with `text`, `shown` and the `pair`.
    public String toJson() {
        StringBuilder json = new StringBuilder("{\"modules\": ").append(strings(modules))
                .append(String.format(Locale.ROOT, ", \"part\": %.6f", part()))
                .append(", \"testsFailed\": ")
                .append(runs.stream().mapToInt(run -> run.failures().size()).sum())
                .append(", \"decisions\": [");
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

    /// For a browser: one file, no scripts.
    public String html() {
        return new McdcPage(this).html();
    }

    private static String strings(List<String> texts) {
        return "[" + String.join(", ", texts.stream().map(McdcReport::string).toList()) + "]";
    }

    private static String string(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
