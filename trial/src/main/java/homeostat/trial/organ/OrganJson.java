package homeostat.trial.organ;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// An [OrganResult] as JSON, for programs: the names are a promise and stay.
///
/// `device`, `patients`, `course`, `faults`, `seed`; `runs`, each with `patient`, `fault`, `arm`,
/// `figures` and `replay`; `findings`; `timesRealTime`; `digest`.
public final class OrganJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private OrganJson() {}

    /// The whole result.
    public static String of(OrganResult<?> result) {
        ObjectNode root = NODES.objectNode();
        root.put("device", result.request().organ().name());
        root.put("patients", result.request().patients());
        root.put("course", result.request().course());
        root.put("faults", result.request().faults());
        root.put("seed", result.request().seed());
        ArrayNode runs = root.putArray("runs");
        for (OrganRunResult<?> each : result.runs()) {
            ObjectNode run = runs.addObject();
            run.put("patient", each.run().patient());
            run.put("fault", each.run().fault());
            run.put("arm", each.run().arm());
            ObjectNode figures = run.putObject("figures");
            each.figures().forEach((name, value) -> figures.put(name, round(value)));
            run.put("replay", each.run().replayCommand());
        }
        ArrayNode findings = root.putArray("findings");
        for (Finding each : result.findings()) {
            ObjectNode finding = findings.addObject();
            finding.put("rule", each.rule().label());
            finding.put("violation", each.rule().isViolation());
            finding.put("atSeconds", round(each.at()));
            finding.put("detail", each.detail());
            finding.put("replay", each.replay());
        }
        root.put("timesRealTime", round(result.timesRealTime()));
        root.put("digest", String.format(Locale.ROOT, "%016x", result.digest()));
        root.put("notice", "Simulated results; not for clinical use.");
        return root.toPrettyString() + "\n";
    }

    private static double round(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
