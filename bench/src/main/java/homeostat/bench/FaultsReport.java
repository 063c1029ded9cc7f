package homeostat.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import homeostat.kernel.Span;
import java.util.List;
import java.util.Locale;

/// What became of the fleet when something broke.
///
/// @param notes what else was measured
/// @param leftOut what could not be tried here, and why
public record FaultsReport(FleetFaults.Plan plan, List<Row> rows, List<String> notes,
        List<String> leftOut)
        implements Report {
    private static final double RECOVERY_S_BAR = 5;

    /// How often, and how long it took at worst until all was as before.
    public record Times(int count, long worstNs) {}

    /// One kind of fault.
    ///
    /// @param lost what was acknowledged and is not kept, or never was acknowledged
    /// @param missed alarms that no screen was shown
    public record Row(String fault, Times times, long lost, long missed) {
        double recoveryS() {
            return (double) times.worstNs() / Span.seconds(1);
        }
    }

    /// Keeps copies.
    public FaultsReport {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
        leftOut = List.copyOf(leftOut);
    }

    /// Whether nothing was lost and no alarm missed.
    @Override
    public boolean isSound() {
        return rows.stream().allMatch(row -> row.lost() == 0 && row.missed() == 0);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
                "  %-44s %6s %14s %6s %8s%n  %-44s %6s %14s %6s %8s%n", "", "", "worst recovery",
                "", "alarms", "fault", "times", "s", "lost", "missed"));
        for (Row row : rows) {
            text.append(String.format(Locale.ROOT, "  %-44s %6d %14.2f %6d %8d%n", row.fault(),
                    row.times().count(), row.recoveryS(), row.lost(), row.missed()));
        }
        text.append('\n');
        notes.forEach(sentence -> text.append(sentence).append('\n'));
        leftOut.forEach(sentence -> text.append("left out: ").append(sentence).append('\n'));
        return text.append("Recovery is counted from when what broke is whole again until every "
                + "device is acknowledged\nagain and screens show what is; the bar is "
                + BenchReport.digits(RECOVERY_S_BAR) + " s. Devices and server share this "
                + "machine's processors.\nA server that is killed takes its screens with it: "
                + "alarms are counted there by what is kept.\n").toString();
    }

    /// `faults`: `name`, `times`, `recoverySeconds`, `lost`, `alarmsMissed`; `notes`, `leftOut`.
    @Override
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode faults = root.putArray("faults");
        for (Row row : rows) {
            faults.addObject().put("name", row.fault()).put("times", row.times().count())
                    .put("recoverySeconds", row.recoveryS()).put("lost", row.lost())
                    .put("alarmsMissed", row.missed());
        }
        ArrayNode sentences = root.putArray("notes");
        notes.forEach(sentences::add);
        ArrayNode missing = root.putArray("leftOut");
        leftOut.forEach(missing::add);
        return root.toPrettyString() + "\n";
    }
}
