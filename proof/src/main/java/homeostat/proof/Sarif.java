package homeostat.proof;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Findings in the Static Analysis Results Interchange Format, so that a code host shows them at
/// the line and an editor in its list of problems.
///
/// Source: OASIS, *Static Analysis Results Interchange Format (SARIF) Version 2.1.0*, 27 March
/// 2020. Places are files below the base `SRCROOT` (a class file knows its package and the name of
/// its source, not the folder that source lies in); the chain of calls is a thread flow that ends
/// at the finding.
final class Sarif {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
            + "sarif-schema-2.1.0.json";

    private Sarif() {
    }

    static String of(List<ProofRun.Judged> judged) {
        List<Object> results = new ArrayList<>();
        for (ProofRun.Judged each : judged) {
            for (Finding finding : each.proof().findings()) {
                results.add(result(each.entry(), finding));
            }
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "homeostat prove");
        driver.put("version", CertificateFile.tool());
        driver.put("rules", List.of(Rule.values()).stream().map(Sarif::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "utf16CodeUnits");
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", SCHEMA);
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return Json.of(log);
    }

    private static Map<String, Object> rule(Rule rule) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", rule.id());
        json.put("name", rule.number());
        json.put("shortDescription", text(rule.claim()));
        json.put("fullDescription", text(rule.family().title() + ": " + rule.claim()));
        json.put("help", text(Explanation.of(rule).reason()));
        json.put("defaultConfiguration", Map.of("level", "error"));
        return json;
    }

    private static Map<String, Object> result(String entry, Finding finding) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ruleId", finding.rule().id());
        json.put("ruleIndex", finding.rule().ordinal());
        json.put("level", "error");
        json.put("message", text(finding.what() + "; instead: " + finding.instead()));
        json.put("locations", List.of(location(finding.place())));
        List<Object> steps = new ArrayList<>();
        finding.chain().forEach(call -> steps.add(Map.of("location", location(call))));
        steps.add(Map.of("location", location(finding.place())));
        json.put("codeFlows", List.of(Map.of("threadFlows",
                List.of(Map.of("locations", steps)))));
        json.put("properties", Map.of("entry", entry));
        return json;
    }

    private static Map<String, Object> location(Place place) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("uri", uri(place));
        file.put("uriBaseId", "SRCROOT");
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", file);
        if (place.line() > 0) {
            physical.put("region", Map.of("startLine", place.line()));
        }
        Map<String, Object> logical = new LinkedHashMap<>();
        logical.put("fullyQualifiedName", place.method().readable());
        logical.put("kind", "function");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("physicalLocation", physical);
        json.put("logicalLocations", List.of(logical));
        return json;
    }

    /// Package folder and file name; both come out of a class file, where a name may hold anything.
    private static String uri(Place place) {
        String owner = place.method().owner();
        String path = owner.substring(0, owner.lastIndexOf('/') + 1) + place.file();
        StringBuilder uri = new StringBuilder();
        for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
            boolean isPlain = each >= '0' && each <= '9' || each >= 'A' && each <= 'Z'
                    || each >= 'a' && each <= 'z' || "-._~/$".indexOf(each) >= 0;
            uri.append(isPlain ? Character.toString(each) : String.format("%%%02X", each));
        }
        return uri.toString();
    }

    private static Map<String, Object> text(String sentence) {
        return Map.of("text", sentence);
    }
}
