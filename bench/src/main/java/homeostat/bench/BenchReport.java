package homeostat.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/// What a benchmark found: a row for each contender, ours first.
///
/// @param name the word that asked for it
/// @param work what everybody did
/// @param unit of the figures
/// @param moreIsBetter whether a larger figure is the better one
/// @param rows who came through
/// @param leftOut a sentence for each contender that could not be measured
/// @param notes what a reader must know to judge the figures
public record BenchReport(
        String name,
        String work,
        String unit,
        boolean moreIsBetter,
        List<Row> rows,
        List<String> leftOut,
        List<String> notes) implements Report {

    /// One contender.
    ///
    /// @param who as a reader knows it
    /// @param how what is particular about the way it does the work
    /// @param figures one for each round
    /// @param ratioToOurs median over the rounds of its figure by ours; none when answers differ
    /// @param disagreement how its answers differ from ours; empty when they agree
    public record Row(
            String who,
            String how,
            List<Double> figures,
            OptionalDouble ratioToOurs,
            String disagreement) {

        /// The middle figure.
        public double median() {
            return BenchReport.median(figures);
        }
    }

    public BenchReport {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
        notes = List.copyOf(notes);
    }

    /// Whether everybody who was measured solved the same problem.
    @Override
    public boolean isSound() {
        return rows.stream().allMatch(row -> row.disagreement().isEmpty());
    }

    static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    /// A table for people.
    @Override
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("bench ").append(name).append(": ").append(work).append('\n');
        text.append(unit).append(moreIsBetter ? ", more is better" : ", less is better")
                .append("\n\n");
        int width = rows.stream().mapToInt(row -> row.who().length()).max().orElse(0);
        String line = "  %-" + Math.max(width, 3) + "s  %9s  %19s  %13s  %s%n";
        text.append(line(line, "who", "median", "min – max", "ratio to ours", "how"));
        for (Row row : rows) {
            String ratio = row.ratioToOurs().isPresent()
                    ? digits(row.ratioToOurs().getAsDouble()) : "none";
            text.append(line(line, row.who(), digits(row.median()),
                    digits(Collections.min(row.figures())) + " – "
                            + digits(Collections.max(row.figures())), ratio, row.how()));
        }
        text.append('\n');
        for (Row row : rows) {
            if (!row.disagreement().isEmpty()) {
                text.append("no ratio for ").append(row.who())
                        .append(", it did not do the same work: ").append(row.disagreement())
                        .append('\n');
            }
        }
        leftOut.forEach(sentence -> text.append("left out: ").append(sentence).append('\n'));
        notes.forEach(sentence -> text.append(sentence).append('\n'));
        return text.toString();
    }

    private static String line(String format, Object... cells) {
        return String.format(Locale.ROOT, format, cells).stripTrailing() + "\n";
    }

    /// Three digits that count; a speed has no more.
    static String digits(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 || size == 0 ? 0
                : (int) Math.min(9, 2 - Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /// The same for programs; the names are a promise and stay.
    ///
    /// `benchmark`, `work`, `unit`, `moreIsBetter`; `contenders`, ours first, each with `who`,
    /// `how`, `median`, `min`, `max`, `samples`, `ratioToOurs` (null when its answers differ) and
    /// `disagreement` (null when they agree); `leftOut` and `notes`, lists of sentences; `machine`
    /// with `processors`, `system` and `java`.
    @Override
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("benchmark", name);
        root.put("work", work);
        root.put("unit", unit);
        root.put("moreIsBetter", moreIsBetter);
        ArrayNode contenders = root.putArray("contenders");
        for (Row row : rows) {
            ObjectNode node = contenders.addObject();
            node.put("who", row.who());
            node.put("how", row.how());
            node.put("median", row.median());
            node.put("min", Collections.min(row.figures()));
            node.put("max", Collections.max(row.figures()));
            ArrayNode samples = node.putArray("samples");
            row.figures().forEach(samples::add);
            node.put("ratioToOurs", row.ratioToOurs().isPresent()
                    ? Double.valueOf(row.ratioToOurs().getAsDouble()) : null);
            node.put("disagreement", row.disagreement().isEmpty() ? null : row.disagreement());
        }
        ArrayNode missing = root.putArray("leftOut");
        leftOut.forEach(missing::add);
        ArrayNode sentences = root.putArray("notes");
        notes.forEach(sentences::add);
        ObjectNode machine = root.putObject("machine");
        machine.put("processors", Runtime.getRuntime().availableProcessors());
        machine.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.version"));
        return root.toPrettyString() + "\n";
    }
}
