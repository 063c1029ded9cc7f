package homeostat.trial.vad;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/// A [VadResult] as JSON, for programs: the names are a promise and stay.
///
/// `patients`, `course`, `faults`, `seed`; `runs`, each with `patient`, `fault`, `rest` and `end`
/// (`pumpLPerMin`, `outputLPerMin`, `arterialMmHg`, `endDiastolicMmHg`, `atrialMmHg`,
/// `speedRpm`), `suckedBeats`, `longestSuctionBeats`, `replay`; `findings`; `suction` with
/// `sensitivityPercent` and `specificityPercent`; `timesRealTime`; `digest`.
public final class VadJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private VadJson() {}

    /// The whole result.
    public static String of(VadResult result) {
        ObjectNode root = NODES.objectNode();
        root.put("patients", result.request().patients());
        root.put("course", result.request().course());
        root.put("faults", result.request().faults());
        root.put("seed", result.request().seed());
        ArrayNode runs = root.putArray("runs");
        for (VadRunResult each : result.runs()) {
            ObjectNode run = runs.addObject();
            run.put("patient", each.run().patient().name());
            run.put("fault", each.run().fault().label());
            run.set("rest", figures(each.rest()));
            run.set("end", figures(each.end()));
            run.put("suckedBeats", each.suckedBeats());
            run.put("longestSuctionBeats", each.longestSuction());
            run.put("replay", each.run().replayCommand());
        }
        ArrayNode findings = root.putArray("findings");
        for (VadFinding each : result.findings()) {
            ObjectNode finding = findings.addObject();
            finding.put("rule", each.rule().label());
            finding.put("violation", each.rule().isViolation());
            finding.put("atSeconds", round(each.at()));
            finding.put("detail", each.detail());
            finding.put("replay", each.run().replayCommand());
        }
        ObjectNode suction = root.putObject("suction");
        suction.put("seen", result.suction().seen());
        suction.put("missed", result.suction().missed());
        suction.put("clear", result.suction().clear());
        suction.put("falsely", result.suction().falsely());
        suction.put("sensitivityPercent", round(result.suction().sensitivityPercent()));
        suction.put("specificityPercent", round(result.suction().specificityPercent()));
        root.put("timesRealTime", round(result.timesRealTime()));
        root.put("digest", String.format(Locale.ROOT, "%016x", result.digest()));
        root.put("notice", "Simulated results; not for clinical use.");
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode figures(VadFigures figures) {
        ObjectNode node = NODES.objectNode();
        node.put("pumpLPerMin", round(figures.pumpLPerMin()));
        node.put("outputLPerMin", round(figures.outputLPerMin()));
        node.put("arterialMmHg", round(figures.arterialMmHg()));
        node.put("endDiastolicMmHg", round(figures.endDiastolicMmHg()));
        node.put("atrialMmHg", round(figures.atrialMmHg()));
        node.put("speedRpm", round(figures.speedRpm()));
        return node;
    }

    private static double round(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
