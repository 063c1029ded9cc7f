package homeostat.bench;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// What came of the same load at our server and at the peers.
///
/// @param ours a run for each round
/// @param theirs the peer's run of the same round; empty when it is not here
/// @param leftOut a sentence for who could not be measured
public record FleetReport(int devices, FleetRun.Spans spans, List<FleetRun> ours,
        List<FleetRun> theirs, List<String> leftOut) implements Report {
    private static final double ALARM_MS_BAR = 250;

    /// A figure: what it is called, how it is found, whether a ratio of it means something.
    private record Row(String name, ToDoubleFunction<FleetRun> figure, boolean compared) {}

    private static final List<Row> ROWS = List.of(
            new Row("processor time for each parcel, µs", FleetRun::microsecondsEach, true),
            new Row("processor time for each byte, ns", FleetRun::nanosecondsPerByte, true),
            new Row("bytes on the disk for each byte sent",
                    run -> run.storedBytes() / run.figure("bytes"), true),
            new Row("memory, MB", FleetRun::residentMb, true),
            new Row("parcels sent", run -> run.figure("sent"), false),
            new Row("bytes of a parcel", run -> run.figure("bytes") / run.figure("sent"), false),
            new Row("from due to acknowledged, median, ms", run -> run.figure("ackMsP50"), true),
            new Row("from due to acknowledged, 99 %, ms", run -> run.figure("ackMsP99"), true),
            new Row("from out of range to screen, median, ms",
                    run -> run.figure("alarmMsP50"), false),
            new Row("from out of range to screen, 99 %, ms",
                    run -> run.figure("alarmMsP99"), false),
            new Row("alarms raised", run -> run.figure("raised"), false),
            new Row("alarms not shown", run -> run.figure("unshown"), false),
            new Row("acknowledged and lost", FleetRun::lost, false),
            new Row("connections lost", run -> run.figure("cuts"), false),
            new Row("processor time of the load, ms", run -> run.figure("loadCpuMs"), false));

    /// Keeps copies.
    public FleetReport {
        ours = List.copyOf(ours);
        theirs = List.copyOf(theirs);
        leftOut = List.copyOf(leftOut);
    }

    /// Whether nothing that we acknowledged was lost and every alarm was shown.
    @Override
    public boolean isSound() {
        return ours.stream().allMatch(run -> run.lost() == 0 && run.figure("unshown") == 0);
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder("bench fleet: " + devices
                + " devices, 8 waves of 250 Hz and 40 numbers a second each, "
                + spans.seconds() + " s after " + spans.warmUpSeconds() + " s, " + ours.size()
                + " rounds in turn; medians\n\n");
        text.append(String.format(Locale.ROOT, "  %-42s %12s %12s %8s%n", "", "ours",
                "mosquitto +", "theirs"));
        text.append(String.format(Locale.ROOT, "  %-42s %12s %12s %8s%n", "", "",
                "PostgreSQL", "to ours"));
        for (Row row : ROWS) {
            text.append(line(row)).append('\n');
        }
        text.append('\n');
        leftOut.forEach(sentence -> text.append("left out: ").append(sentence).append('\n'));
        notes().forEach(sentence -> text.append(sentence).append('\n'));
        return text.toString();
    }

    private String line(Row row) {
        String peer = theirs.isEmpty() ? "" : shown(median(theirs, row));
        return String.format(Locale.ROOT, "  %-42s %12s %12s %8s", row.name(),
                shown(median(ours, row)), peer, ratio(row)).stripTrailing();
    }

    private String ratio(Row row) {
        return row.compared() && !theirs.isEmpty() ? shown(ratioToOurs(row)) : "";
    }

    /// The median over the rounds of the ratio within a round.
    private double ratioToOurs(Row row) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < theirs.size(); i++) {
            ratios.add(row.figure().applyAsDouble(theirs.get(i))
                    / row.figure().applyAsDouble(ours.get(i)));
        }
        return BenchReport.median(ratios);
    }

    private static double median(List<FleetRun> runs, Row row) {
        return BenchReport.median(runs.stream()
                .map(run -> row.figure().applyAsDouble(run)).toList());
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "none" : BenchReport.digits(value);
    }

    private List<String> notes() {
        return List.of(
                "Both sides take the same parcels over mutual TLS 1.3 from the same load, which"
                        + " runs beside them on the same processors, and acknowledge each one.",
                "Ours acknowledges what is forced to its journal, keeps minutes and alarms in a"
                        + " database, watches for silence and tells a screen of alarms; the peer"
                        + " writes rows, many in a transaction, and does nothing else.",
                "A broker acknowledges what it holds in memory: what the peer lost is counted after"
                        + " all of it was killed, as ours was.",
                "Times count from when a device's clock said that something was due. The bar for"
                        + " alarms is " + BenchReport.digits(ALARM_MS_BAR) + " ms for 99 %.");
    }

    /// `devices`, `seconds`; `figures`: `name`, `ours` and `peer` (lists over the rounds) and
    /// `ratioToOurs` (null where there is none); `leftOut`, `notes`.
    @Override
    public String toJson() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("benchmark", "fleet");
        root.put("devices", devices);
        root.put("seconds", spans.seconds());
        ArrayNode figures = root.putArray("figures");
        for (Row row : ROWS) {
            ObjectNode node = figures.addObject();
            node.put("name", row.name());
            ArrayNode own = node.putArray("ours");
            ours.forEach(run -> own.add(row.figure().applyAsDouble(run)));
            ArrayNode peer = node.putArray("peer");
            theirs.forEach(run -> peer.add(row.figure().applyAsDouble(run)));
            node.put("ratioToOurs", row.compared() && !theirs.isEmpty()
                    ? Double.valueOf(ratioToOurs(row)) : null);
        }
        ArrayNode missing = root.putArray("leftOut");
        leftOut.forEach(missing::add);
        ArrayNode sentences = root.putArray("notes");
        notes().forEach(sentences::add);
        return root.toPrettyString() + "\n";
    }
}
