package homeostat.proof;

import homeostat.proof.budget.Cost;
import homeostat.proof.budget.TaskCost;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The verdict on one program.
///
/// @param findings where a rule does not hold; none means proved
/// @param statistics how much was looked at
/// @param modes where task code makes a mode
/// @param unjudged rules that could not be judged, because there were no objects to look at
/// @param totality what can fail, and how often loops go round; null when the code calls itself
/// @param costs what each task costs at most; empty where there are no objects
/// @param certificate what the verdict rests on
public record Proof(List<Finding> findings, Statistics statistics, List<Place> modes,
        Set<Rule> unjudged, Totality totality, List<TaskCost> costs, Certificate certificate) {

    /// How much was looked at, all of it task code.
    ///
    /// @param methods methods of the program
    /// @param callSites calls in them
    /// @param trapSites explicit throws of a new failure; implicit ones are not counted yet
    /// @param modeAllocations places that make a mode
    /// @param instantiated classes with instances
    public record Statistics(int methods, int callSites, int trapSites, int modeAllocations,
            int instantiated) {
    }

    public Proof {
        findings = List.copyOf(findings);
        modes = List.copyOf(modes);
        costs = List.copyOf(costs);
        unjudged = Collections.unmodifiableSet(new TreeSet<>(unjudged));
    }

    /// Whether every rule was judged and none found anything.
    public boolean isProved() {
        return findings.isEmpty() && unjudged.isEmpty();
    }

    /// For people: each finding with its chain, then one line of figures and the verdict.
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(finding.text()).append('\n');
        }
        text.append(isProved() ? "proved: " : "not proved: ").append(findings.size())
                .append(findings.size() == 1 ? " finding in " : " findings in ")
                .append(statistics.methods()).append(" methods, ")
                .append(statistics.callSites()).append(" call sites, ")
                .append(statistics.trapSites()).append(" trap sites, ")
                .append(statistics.modeAllocations()).append(" mode allocations\n");
        if (!unjudged.isEmpty()) {
            text.append("  not judged for lack of objects: ").append(unjudged.stream()
                    .map(Rule::id).collect(Collectors.joining(", "))).append('\n');
        }
        for (Place mode : modes) {
            text.append("  mode made: ").append(mode).append('\n');
        }
        if (totality != null) {
            text.append(totality.text());
        }
        for (String type : certificate.initialiseFirst()) {
            text.append("  initialise first: ").append(type.replace('/', '.')).append('\n');
        }
        return text.toString();
    }

    /// For machines: `proved`, `findings`, `statistics`, `modes`, `certificate`.
    public String toJson() {
        return Json.of(json());
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("proved", isProved());
        json.put("findings", findings.stream().map(Proof::json).toList());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("methods", statistics.methods());
        figures.put("callSites", statistics.callSites());
        figures.put("trapSites", statistics.trapSites());
        figures.put("modeAllocations", statistics.modeAllocations());
        figures.put("instantiated", statistics.instantiated());
        json.put("statistics", figures);
        json.put("unjudged", unjudged.stream().map(Rule::id).toList());
        json.put("modes", modes.stream().map(Proof::json).toList());
        json.put("totality", totality == null ? Map.of() : totality.json());
        json.put("costs", costs.stream().map(Proof::json).toList());
        Map<String, Object> ground = new LinkedHashMap<>();
        ground.put("jdk", certificate.jdk());
        ground.put("rules", certificate.rules());
        ground.put("entries", certificate.entries());
        ground.put("initialiseFirst", certificate.initialiseFirst());
        ground.put("allowedSha256", certificate.allowedSha256());
        ground.put("classes", certificate.classes());
        json.put("certificate", ground);
        return json;
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", finding.rule().id());
        json.put("place", json(finding.place()));
        json.put("what", finding.what());
        json.put("instead", finding.instead());
        json.put("chain", finding.chain().stream().map(Proof::json).toList());
        return json;
    }

    /// Bytecodes that nobody knows a bound of are null.
    private static Map<String, Object> json(TaskCost cost) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("task", cost.name());
        json.put("step", cost.step() == Cost.UNKNOWN ? null : cost.step());
        json.put("fallback", cost.fallback() == Cost.UNKNOWN ? null : cost.fallback());
        json.put("kernel", cost.kernel() == Cost.UNKNOWN ? null : cost.kernel());
        json.put("budget", cost.budget());
        json.put("periodNs", cost.periodNs());
        json.put("offsetNs", cost.offsetNs());
        json.put("deadlineNs", cost.deadlineNs());
        return json;
    }

    private static Map<String, Object> json(Place place) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("file", place.file());
        json.put("line", place.line());
        json.put("method", place.method().toString());
        return json;
    }
}
