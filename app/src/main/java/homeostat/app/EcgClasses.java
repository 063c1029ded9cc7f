package homeostat.app;

import homeostat.record.BeatScore;
import homeostat.record.ClassMatrix;
import homeostat.record.EcgLeftOut;
import homeostat.signal.BeatClassifier;
import homeostat.signal.BeatWeights;
import java.util.Locale;
import java.util.Map;

/// What `homeostat ecg score --leave-one-out` and `homeostat ecg train` say.
final class EcgClasses {
    private static final int WEIGHTS_EACH_LINE = 10;

    private EcgClasses() { }

    /// A page of text.
    static String text(EcgLeftOut report) {
        StringBuilder text = new StringBuilder(String.format(
                "%-15s %8s %8s %6s %6s %8s %8s%n",
                "record", "beats", "tp", "fn", "fp", "Se %", "PPV %"));
        for (Map.Entry<String, ClassMatrix> entry : report.leftOut().entrySet()) {
            EcgText.row(text, entry.getKey() + " ventr.", entry.getValue().ventricular());
            EcgText.row(text, entry.getKey() + " suprav.", entry.getValue().supraventricular());
        }
        text.append(String.format("%nventricular%n"));
        EcgText.row(text, "one left out", report.pooled().ventricular());
        EcgText.row(text, "trained on all", report.trained().ventricular());
        EcgText.row(text, "as shipped", report.shipped().ventricular());
        text.append(String.format("supraventricular%n"));
        EcgText.row(text, "one left out", report.pooled().supraventricular());
        EcgText.row(text, "trained on all", report.trained().supraventricular());
        EcgText.row(text, "as shipped", report.shipped().supraventricular());
        return text.append(String.format("%nEach record's beats are classed by weights trained on "
                + "the others. The measures and the two%nrules before the sums were chosen by "
                + "people who had seen the MIT-BIH records that ship.%n")).toString();
    }

    /// The same for programs.
    static String json(EcgLeftOut report) {
        StringBuilder json = new StringBuilder("{\n  \"records\": {");
        String separator = "\n";
        for (Map.Entry<String, ClassMatrix> entry : report.leftOut().entrySet()) {
            json.append(separator).append("    \"").append(entry.getKey()).append("\": ")
                    .append(json(entry.getValue()));
            separator = ",\n";
        }
        return json.append("\n  },\n  \"leftOut\": ").append(json(report.pooled()))
                .append(",\n  \"trained\": ").append(json(report.trained()))
                .append(",\n  \"shipped\": ").append(json(report.shipped()))
                .append("\n}\n").toString();
    }

    private static String json(ClassMatrix classes) {
        return "{\"veb\": " + json(classes.ventricular()) + ", \"sveb\": "
                + json(classes.supraventricular()) + "}";
    }

    private static String json(BeatScore score) {
        return String.format(Locale.ROOT, "{\"beats\": %d, \"tp\": %d, \"fn\": %d, \"fp\": %d, "
                + "\"sePercent\": %.3f, \"ppvPercent\": %.3f}", score.beats(),
                score.truePositives(), score.falseNegatives(), score.falsePositives(),
                score.sensitivityPercent(), score.predictivityPercent());
    }

    /// Both sums as Java, to be put into the source.
    static String weights(BeatWeights weights) {
        return String.format("// ventricular%n%s// supraventricular%n%s",
                lines(weights, true), lines(weights, false));
    }

    private static String lines(BeatWeights weights, boolean isVentricular) {
        StringBuilder lines = new StringBuilder(
                String.format(Locale.ROOT, "%.2f,%n", weights.constant(isVentricular)));
        for (int i = 0; i < BeatClassifier.MEASURES; i++) {
            boolean isLast = i == BeatClassifier.MEASURES - 1;
            boolean isEnd = isLast || i % WEIGHTS_EACH_LINE == WEIGHTS_EACH_LINE - 1;
            lines.append(String.format(Locale.ROOT, "%.2f", weights.weight(isVentricular, i)))
                    .append(isLast ? "" : isEnd ? "," : ", ")
                    .append(isEnd ? System.lineSeparator() : "");
        }
        return lines.toString();
    }
}
