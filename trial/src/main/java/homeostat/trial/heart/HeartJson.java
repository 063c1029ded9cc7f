package homeostat.trial.heart;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// A [HeartResult] as JSON, for programs: the names are a promise and stay.
///
/// `patients`, `course`, `faults`, `seed`; `runs`, each with `patient`, `fault`, `rest` and `end`
/// (`outputLPerMin`, `arterialMmHg`, `leftMmHg`, `rightMmHg`), `leftLowMmHg`, `leftHighMmHg`,
/// `rightLowMmHg`, `rightHighMmHg`, `settledSeconds`, `inBands`, `replay`; `findings`;
/// `timesRealTime`; `digest`.
public final class HeartJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private HeartJson() {}

    /// The whole result.
    public static String of(HeartResult result) {
        ObjectNode root = NODES.objectNode();
        root.put("patients", result.request().patients());
        root.put("course", result.request().course());
        root.put("faults", result.request().faults());
        root.put("seed", result.request().seed());
        ArrayNode runs = root.putArray("runs");
        for (HeartRunResult each : result.runs()) {
            ObjectNode run = runs.addObject();
            run.put("patient", each.run().patient().name());
            run.put("fault", each.run().fault().label());
            run.set("rest", figures(each.rest()));
            run.set("end", figures(each.end()));
            run.put("leftLowMmHg", round(each.leftLow()));
            run.put("leftHighMmHg", round(each.leftHigh()));
            run.put("rightLowMmHg", round(each.rightLow()));
            run.put("rightHighMmHg", round(each.rightHigh()));
            run.put("settledSeconds", round(each.settledSeconds()));
            run.put("inBands", each.isInBands());
            run.put("replay", each.run().replayCommand());
        }
        ArrayNode findings = root.putArray("findings");
        for (HeartFinding each : result.findings()) {
            ObjectNode finding = findings.addObject();
            finding.put("rule", each.rule().label());
            finding.put("violation", each.rule().isViolation());
            finding.put("atSeconds", round(each.at()));
            finding.put("detail", each.detail());
            finding.put("replay", each.run().replayCommand());
        }
        root.put("timesRealTime", round(result.timesRealTime()));
        root.put("digest", String.format(Locale.ROOT, "%016x", result.digest()));
        root.put("notice", "Simulated results; not for clinical use.");
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode figures(HeartFigures figures) {
        ObjectNode node = NODES.objectNode();
        node.put("outputLPerMin", round(figures.outputLPerMin()));
        node.put("arterialMmHg", round(figures.arterialMmHg()));
        node.put("leftMmHg", round(figures.leftMmHg()));
        node.put("rightMmHg", round(figures.rightMmHg()));
        return node;
    }

    private static double round(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
