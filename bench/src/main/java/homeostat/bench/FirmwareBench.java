package homeostat.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/// What our firmware takes beside what others take for the same device.
///
/// @param rows one for each figure
/// @param leftOut a sentence for everybody who could not be measured
record FirmwareBench(List<Row> rows, List<String> leftOut) implements Report {

    /// One figure of one device.
    ///
    /// @param bar the ratio of ours to theirs that we want to stay below
    /// @param difference why there is no ratio; empty when both did the same work
    record Row(String device, String what, String peer, double ours, double theirs, double bar,
            String difference) {
        double ratio() {
            return ours / theirs;
        }

        boolean isMet() {
            return difference.isEmpty() && ratio() <= bar;
        }
    }

    FirmwareBench {
        rows = List.copyOf(rows);
        leftOut = List.copyOf(leftOut);
    }

    @Override
    public boolean isSound() {
        return rows.stream().allMatch(row -> row.difference().isEmpty());
    }

    @Override
    public String text() {
        String line = "  %-9s  %-25s  %-28s  %9s  %9s  %6s  %s%n";
        StringBuilder text = new StringBuilder("bench firmware: each device made from its class "
                + "files, beside the same device by others\n\n");
        text.append(String.format(Locale.ROOT, line, "device", "what", "beside", "ours", "theirs",
                "ratio", "bar"));
        for (Row row : rows) {
            text.append(row.difference().isEmpty() ? String.format(Locale.ROOT, line, row.device(),
                    row.what(), row.peer(), digits(row.ours()), digits(row.theirs()),
                    String.format(Locale.ROOT, "%.2f", row.ratio()),
                    row.bar() + (row.isMet() ? "" : ", missed"))
                    : "  no ratio for " + row.device() + " beside " + row.peer()
                    + ", it did not do the same work: " + row.difference() + "\n");
        }
        text.append('\n');
        leftOut.forEach(sentence -> text.append("left out: ").append(sentence).append('\n'));
        return text.append("""
                Same work: the digest over everything published is equal to the last bit after every
                call of a recorded run, or there is no ratio.
                C by hand has the checks that are left in ours after its proof. Both are compiled by
                the same gcc with the same flags for a Cortex-M7 and counted in QEMU; flash and RAM
                are without board, harness and stack. Instructions are not time.
                """).toString();
    }

    private static String digits(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }

    @Override
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("benchmark", "firmware");
        ArrayNode list = root.putArray("figures");
        for (Row row : rows) {
            ObjectNode node = list.addObject();
            node.put("device", row.device()).put("what", row.what()).put("peer", row.peer());
            node.put("difference", row.difference().isEmpty() ? null : row.difference());
            if (row.difference().isEmpty()) {
                node.put("ours", row.ours()).put("theirs", row.theirs());
                node.put("ratio", row.ratio()).put("bar", row.bar()).put("met", row.isMet());
            }
        }
        leftOut.forEach(root.putArray("leftOut")::add);
        return root.toPrettyString() + "\n";
    }
}
