package homeostat.wire;

import homeostat.kernel.AlarmState;
import homeostat.kernel.CheckFailure;
import homeostat.kernel.Device;
import homeostat.kernel.Journal;
import homeostat.kernel.ModeCell;
import homeostat.kernel.Order;
import homeostat.kernel.Prescription;
import homeostat.kernel.Priority;
import homeostat.kernel.Quality;
import homeostat.kernel.Reading;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import homeostat.kernel.Unit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The device's side of what is asked from afar: each request has its effect at most once, and the
/// device has the last word.
///
/// - *Once*: a request that comes again gets the answer that it got, and nothing happens.
/// - *In time*: a request says from which instant of the *device's* clock it was made and until
///   which it holds. So no two clocks are compared, and one from before a restart is refused.
/// - *On what it was meant for*: settings name the prescription that they change; when somebody
///   was faster, they are refused.
/// - *All or none*: one value outside its range, and nothing is staged.
/// - *Veto*: settings are refused while a fallback acts or an alarm of high priority is unanswered,
///   and whenever the bedside says so.
final class Requests {
    private static final int KEPT_MAX = 256;
    private static final int ROWS_MAX = 60;
    private static final int COLUMNS_MAX = 64;

    /// What came of a request.
    record Outcome(boolean done, List<String> lines) {
        static Outcome refused(String why) {
            return new Outcome(false, List.of(why));
        }
    }

    private final Device device;
    private final Sheet sheet;
    private final int modeCells;
    private final Map<Long, Outcome> answered = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Outcome> eldest) {
            return size() > KEPT_MAX;
        }
    };
    private long versionKnown;
    private String lock = "";

    Requests(Device device, int modeCells) {
        this.device = device;
        this.sheet = device.sheet();
        this.modeCells = modeCells;
        this.versionKnown = device.prescription().version();
    }

    /// Settings are refused, and why; empty when they are not.
    void lock(String why) {
        lock = why;
    }

    /// Does what is asked, unless it was done, comes too late, or must not be.
    Outcome obey(Frame.Request request, long nowNs) {
        Outcome before = answered.get(request.number());
        if (before != null) {
            return before;
        }
        Outcome outcome = nowNs > request.untilNs() ? Outcome.refused("too late")
                : nowNs < request.asOfNs() ? Outcome.refused("made before this device restarted")
                : carriedOut(request, nowNs);
        answered.put(request.number(), outcome);
        return outcome;
    }

    private Outcome carriedOut(Frame.Request request, long nowNs) {
        return switch (request.ask()) {
            case SELF_TEST -> new Outcome(true, selfTest(nowNs));
            case JOURNAL -> new Outcome(true, journal());
            case PORTS -> new Outcome(true, ports(nowNs));
            case SETTINGS -> settings(request);
        };
    }

    private Outcome settings(Frame.Request request) {
        String veto = veto(request);
        if (!veto.isEmpty()) {
            return Outcome.refused(veto);
        }
        for (Frame.Setting one : request.settings()) {
            Sheet.ParameterRow row = sheet.parameters().get(one.parameter());
            boolean _ = device.stage(one.parameter(), row.range().low().unit().of(one.value())
                    .base());
        }
        device.confirm();
        versionKnown = device.prescription().version();
        return new Outcome(true, List.of(prescription()));
    }

    private String veto(Frame.Request request) {
        if (!lock.isEmpty()) {
            return lock;
        }
        if (request.prescription() != device.prescription().hash()) {
            return "another prescription is in force";
        }
        for (int cell = 0; cell < modeCells; cell++) {
            if (device.modes(cell).publishedRegime() == Regime.FALLBACK) {
                return "a fallback acts";
            }
        }
        for (Sheet.AlarmRow row : sheet.alarms()) {
            AlarmState state = device.alarm(row.index()).state();
            if (row.priority() == Priority.HIGH && state.isVisible()
                    && state != AlarmState.ACKNOWLEDGED) {
                return "an alarm of high priority is unanswered: " + row.name();
            }
        }
        if (request.settings().isEmpty()) {
            return "nothing to set";
        }
        for (Frame.Setting one : request.settings()) {
            if (one.parameter() >= sheet.parameters().size()) {
                return "no such parameter: " + one.parameter();
            }
            Sheet.ParameterRow row = sheet.parameters().get(one.parameter());
            double low = Units.convert(row.range().low(), row.range().low().unit());
            double high = Units.convert(row.range().high(), row.range().low().unit());
            if (!(one.value() >= low && one.value() <= high)) {
                return "outside its range: " + row.name() + " of " + low + " to " + high;
            }
        }
        return "";
    }

    private List<String> selfTest(long nowNs) {
        List<String> lines = new ArrayList<>();
        Prescription prescription = device.prescription();
        check(lines, prescription.isConfirmed(), "the prescription is confirmed");
        check(lines, prescription.version() == versionKnown,
                "the prescription is the one known here");
        for (Sheet.TaskRow row : sheet.tasks()) {
            check(lines, !device.isDistrusted(row.index()), "task trusted: " + row.name());
        }
        for (int cell = 0; cell < modeCells; cell++) {
            check(lines, device.modes(cell).publishedCode() != ModeCell.TRAPPED,
                    "not trapped: task " + cell);
        }
        for (Sheet.PortRow row : sheet.ports()) {
            if (row.kind() == Sheet.Kind.OUTPUT && row.limitNs() > 0) {
                Reading<?> reading = device.output(row.index());
                check(lines, reading.quality() == Quality.GOOD
                        && nowNs - reading.atNs() <= row.limitNs(), "fresh: " + row.name());
            }
        }
        return lines;
    }

    private static void check(List<String> lines, boolean held, String what) {
        lines.add((held ? "held\t" : "FAILED\t") + what);
    }

    private List<String> journal() {
        List<String> lines = new ArrayList<>();
        Journal journal;
        try {
            journal = device.journal(0);
        } catch (CheckFailure none) {
            return List.of("this device keeps no journal");
        }
        int columns = columns(journal);
        for (int ago = Math.min(journal.size(), ROWS_MAX) - 1; ago >= 0; ago--) {
            StringBuilder line = new StringBuilder(journal.atNs(ago) + "\t" + journal.mode(ago)
                    + "\t" + journal.reason(ago));
            for (int column = 0; column < columns; column++) {
                line.append('\t').append((float) journal.cell(ago, column));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    private static int columns(Journal journal) {
        for (int column = 0; journal.size() > 0 && column < COLUMNS_MAX; column++) {
            try {
                double _ = journal.cell(0, column);
            } catch (CheckFailure end) {
                return column;
            }
        }
        return journal.size() > 0 ? COLUMNS_MAX : 0;
    }

    private List<String> ports(long nowNs) {
        List<String> lines = new ArrayList<>();
        lines.add(prescription());
        for (Sheet.ParameterRow row : sheet.parameters()) {
            Unit<?> unit = row.range().low().unit();
            lines.add("parameter\t" + row.index() + '\t' + row.name() + '\t'
                    + Units.read(device.prescription().parameter(row.index()), unit) + '\t'
                    + unit.symbol());
        }
        for (Sheet.PortRow row : sheet.ports()) {
            switch (row.kind()) {
                case OUTPUT, WAVE -> {
                    Reading<?> reading = device.output(row.index());
                    lines.add("output\t" + row.index() + '\t' + row.name() + '\t'
                            + Units.read(reading, row.unit()) + '\t' + row.unit().symbol() + '\t'
                            + reading.quality() + '\t' + (nowNs - reading.atNs()));
                }
                case ORDERS -> {
                    Order<?> order = device.order(row.index());
                    lines.add("order\t" + row.index() + '\t' + row.name() + '\t'
                            + Units.read(order, row.unit()) + '\t' + row.unit().symbol() + '\t'
                            + order.sequence() + '\t' + order.reason());
                }
                case INPUT, INBOX, RECEIPTS -> { }
            }
        }
        return lines;
    }

    private String prescription() {
        return "prescription\t" + device.prescription().version() + '\t'
                + Long.toHexString(device.prescription().hash());
    }
}
