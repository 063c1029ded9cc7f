package homeostat.record;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a detector achieved on a folder of annotated recordings.
///
/// @param records    the score of each record, by name
/// @param gross      pooled over the records without a pacemaker
/// @param paced      pooled over the records with one
/// @param all        pooled over all
/// @param window50ms as `gross`, with a match window of 50 ms: how exactly beats are placed
/// @param effort     what it cost
public record EcgReport(SortedMap<String, BeatScore> records, BeatScore gross, BeatScore paced,
        BeatScore all, BeatScore window50ms, Effort effort) {

    /// What the detection cost in computing time and in waiting.
    ///
    /// @param samplesPerCpuSecond samples through the detector per second of processor time,
    ///     files not counted
    /// @param medianMs            median latency: confirmation less reference beat, milliseconds
    /// @param p99Ms               its 99th percentile
    /// @param maxMs               its maximum
    public record Effort(double samplesPerCpuSecond, double medianMs, double p99Ms,
            double maxMs) { }

    /// Copies the map, so a report cannot change.
    public EcgReport {
        records = Collections.unmodifiableSortedMap(new TreeMap<>(records));
    }

    /// The report for programs: `records` (name to score), `gross`, `paced`, `all`, `window50ms`
    /// (scores: `beats`, `tp`, `fn`, `fp`, `sePercent`, `ppvPercent`), `samplesPerCpuSecond`,
    /// `latencyMs` (`median`, `p99`, `max`).
    public String toJson() {
        StringBuilder json = new StringBuilder("{\n  \"records\": {");
        String separator = "\n";
        for (Map.Entry<String, BeatScore> entry : records.entrySet()) {
            json.append(separator).append("    \"").append(entry.getKey()).append("\": ");
            append(json, entry.getValue());
            separator = ",\n";
        }
        json.append("\n  },\n");
        field(json, "gross", gross);
        field(json, "paced", paced);
        field(json, "all", all);
        field(json, "window50ms", window50ms);
        json.append("  \"samplesPerCpuSecond\": ").append(Math.round(effort.samplesPerCpuSecond))
            .append(",\n  \"latencyMs\": {\"median\": ").append(effort.medianMs)
            .append(", \"p99\": ").append(effort.p99Ms)
            .append(", \"max\": ").append(effort.maxMs).append("}\n}\n");
        return json.toString();
    }

    private static void field(StringBuilder json, String name, BeatScore score) {
        json.append("  \"").append(name).append("\": ");
        append(json, score);
        json.append(",\n");
    }

    private static void append(StringBuilder json, BeatScore score) {
        json.append("{\"beats\": ").append(score.beats())
            .append(", \"tp\": ").append(score.truePositives())
            .append(", \"fn\": ").append(score.falseNegatives())
            .append(", \"fp\": ").append(score.falsePositives())
            .append(", \"sePercent\": ").append(score.sensitivityPercent())
            .append(", \"ppvPercent\": ").append(score.predictivityPercent()).append('}');
    }
}
