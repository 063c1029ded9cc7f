package homeostat.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// The log of a continuous glucose monitor, as its maker exports it, as a recording of one signal.
///
/// Known by their columns: Dexcom Clarity, Abbott LibreView, Nightscout entries, Tidepool, and the
/// plain form `id, time, gl` of the R package iglu (mg/dL). The rate is the middle of the intervals
/// between readings; a reading that is not on time begins a new stretch. What a monitor calls `Low`
/// or `High` is a missing value with a note. Other events of the log are notes.
///
/// Source: the makers' export descriptions; S. Broll et al., Interpreting blood glucose data with R
/// package iglu, PLoS ONE 16(4) (2021) e0248560.
public final class CgmFile implements Recording {
    private static final int READINGS_MAX = 5_000_000;
    private static final double SECOND_NS = 1e9;

    private final String file;
    private final Outline outline;
    private final double[] values;
    private final List<Note> notes = new ArrayList<>();

    /// Where a kind of export has what; -1 for a column it does not have.
    ///
    /// @param name    whose it is
    /// @param time    column of the time
    /// @param value   column of the glucose value
    /// @param kind    column of the kind of event
    /// @param reading what that column says for a reading, in lower case
    /// @param person  column of the person
    /// @param units   column of the unit
    /// @param unit    the unit when it has no column of its own
    private record Dialect(String name, int time, int value, int kind, String reading, int person,
            int units, String unit) { }

    /// A row that counts.
    private record Event(LocalDateTime at, double value, String text) { }

    /// The log in `bytes`, which came from the file called `file`, of the person of that name (null
    /// when there is only one).
    CgmFile(String file, Bytes bytes, String person) {
        this.file = file;
        CsvRows rows = new CsvRows(file, bytes);
        Head head = head(rows);
        if (head == null) {
            throw new RecordException("not a glucose log: file=" + file + " line=1, expected an "
                + "export of Dexcom Clarity, LibreView, Nightscout, Tidepool or iglu");
        }
        List<Event> events = new ArrayList<>();
        String units = read(rows, head, person, events);
        events.sort(Comparator.comparing(Event::at));
        List<Event> readings = events.stream().filter(e -> e.text() == null
            || e.value() != e.value() && e.text().startsWith("glucose ")).toList();
        values = readings.stream().mapToDouble(Event::value).toArray();
        LocalDateTime start = events.isEmpty() ? null : events.getFirst().at();
        for (Event event : events) {
            if (event.text() != null) {
                notes.add(Note.at(Duration.between(start, event.at()).toNanos(), event.text()));
            }
        }
        Map<String, String> remarks = new LinkedHashMap<>();
        remarks.put("person", person == null ? "" : person);
        outline = new Outline(file, head.dialect.name(), timeline(start, readings),
            List.of(Signal.plain("glucose", units)), remarks);
    }

    /// Opens the log of the only person in it.
    ///
    /// Throws `RecordException` when it is missing, no such log, or one of several persons.
    public static CgmFile open(Path path) {
        return open(path, null);
    }

    /// Opens the log of one of the persons in it.
    public static CgmFile open(Path path, String person) {
        try (Bytes bytes = Bytes.of(path, path.toString())) {
            return new CgmFile(path.getFileName().toString(), bytes, person);
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
    }

    /// The names of the persons in the log; none when it has no column for them.
    ///
    /// Throws `RecordException` when it is missing or no such log.
    public static List<String> persons(Path path) {
        try (Bytes bytes = Bytes.of(path, path.toString())) {
            List<String> persons = persons(path.getFileName().toString(), bytes);
            if (persons == null) {
                throw new RecordException("not a glucose log: file=" + path + " line=1, expected "
                    + "an export of Dexcom Clarity, LibreView, Nightscout, Tidepool or iglu");
            }
            return persons;
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
    }

    /// The names of the persons in the log; none when it has no column for them, and null when the
    /// file is no glucose log.
    static List<String> persons(String file, Bytes bytes) {
        CsvRows rows = new CsvRows(file, bytes);
        Head head = CsvRows.text(bytes) ? head(rows) : null;
        if (head == null) {
            return null;
        }
        TreeSet<String> persons = new TreeSet<>();
        for (String line = rows.line(); line != null && head.dialect.person() >= 0;
                line = rows.line()) {
            List<String> cells = rows.split(line, head.separator);
            if (persons.size() < 10_000 && head.dialect.person() < cells.size()) {
                persons.add(cells.get(head.dialect.person()));
            }
        }
        return List.copyOf(persons);
    }

    /// What the names of the columns say.
    private record Head(Dialect dialect, char separator) { }

    /// LibreView has a line of its own before the names.
    private static Head head(CsvRows rows) {
        for (int i = 0; i < 3; i++) {
            String line = rows.line();
            if (line == null) {
                return null;
            }
            char separator = CsvRows.separator(line);
            Dialect dialect = dialect(rows.split(line, separator));
            if (dialect != null) {
                return new Head(dialect, separator);
            }
        }
        return null;
    }

    private static Dialect dialect(List<String> names) {
        List<String> lower =
            names.stream().map(n -> n.toLowerCase(java.util.Locale.ROOT)).toList();
        int clarity = starting(lower, "timestamp (");
        int clarityValue = starting(lower, "glucose value (");
        if (clarity >= 0 && clarityValue >= 0) {
            return new Dialect("Dexcom Clarity", clarity, clarityValue,
                lower.indexOf("event type"), "egv", -1, -1, unit(lower.get(clarityValue)));
        }
        int libre = starting(lower, "historic glucose");
        if (libre >= 0 && lower.contains("device timestamp")) {
            return new Dialect("LibreView", lower.indexOf("device timestamp"), libre,
                lower.indexOf("record type"), "0", -1, -1, unit(lower.get(libre)));
        }
        if (lower.contains("sgv")) {
            int time = lower.contains("datestring") ? lower.indexOf("datestring")
                : lower.indexOf("date");
            return time < 0 ? null : new Dialect("Nightscout", time, lower.indexOf("sgv"),
                lower.indexOf("type"), "sgv", -1, -1, "mg/dL");
        }
        if (lower.contains("value") && lower.contains("units")
                && (lower.contains("local time") || lower.contains("device time"))) {
            int kind = Math.max(lower.indexOf("tidepool data type"), lower.indexOf("type"));
            return new Dialect("Tidepool", Math.max(lower.indexOf("local time"),
                lower.contains("local time") ? -1 : lower.indexOf("device time")),
                lower.indexOf("value"), kind, "cbg", -1, lower.indexOf("units"), "");
        }
        boolean plain = lower.contains("gl") && lower.contains("time") && lower.contains("id");
        return plain ? new Dialect("iglu", lower.indexOf("time"), lower.indexOf("gl"), -1, "",
            lower.indexOf("id"), -1, "mg/dL") : null;
    }

    private static int starting(List<String> names, String beginning) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(beginning)) {
                return i;
            }
        }
        return -1;
    }

    private static String unit(String name) {
        return name.contains("mmol/l") ? "mmol/L" : name.contains("mg/dl") ? "mg/dL" : "";
    }

    private static String read(CsvRows rows, Head head, String person, List<Event> events) {
        Dialect dialect = head.dialect;
        String units = dialect.unit();
        String seen = person;
        for (String line = rows.line(); line != null; line = rows.line()) {
            List<String> cells = rows.split(line, head.separator);
            String who = cell(cells, dialect.person());
            if (dialect.person() >= 0 && person == null && seen != null && !seen.equals(who)) {
                throw rows.fault("log of several persons", "to be told which one, as \"" + seen
                    + "\" or \"" + who + "\"");
            }
            seen = person == null && dialect.person() >= 0 ? who : seen;
            if (dialect.person() >= 0 && !who.equals(seen)) {
                continue;
            }
            Event event = event(rows, dialect, cells);
            String own = cell(cells, dialect.units());
            if (event != null && event.text() == null && !own.isEmpty()) {
                if (!units.isEmpty() && !units.equals(own)) {
                    throw rows.fault("unit changes", units);
                }
                units = own;
            }
            if (event != null) {
                events.add(event);
            }
            if (events.size() > READINGS_MAX) {
                throw rows.fault("log too long", "at most " + READINGS_MAX + " events");
            }
        }
        if (units.isEmpty() || events.isEmpty()) {
            throw rows.fault(events.isEmpty() ? "no readings" : "no unit", "readings in mg/dL or "
                + "mmol/L" + (person == null ? "" : " of \"" + person + "\""));
        }
        return units;
    }

    private static String cell(List<String> cells, int column) {
        return column >= 0 && column < cells.size() ? cells.get(column) : "";
    }

    /// A reading or another event; null for a row without a time, which describes the device.
    private static Event event(CsvRows rows, Dialect dialect, List<String> cells) {
        String stamp = cell(cells, dialect.time());
        if (stamp.isEmpty()) {
            return null;
        }
        LocalDateTime at = stamp.matches("\\d{12,13}")
            ? LocalDateTime.ofInstant(Instant.ofEpochMilli(Long.parseLong(stamp)),
                ZoneOffset.UTC) : Times.parse(stamp);
        if (at == null || at.getYear() < 1900 || at.getYear() > 2200) {
            throw rows.fault("bad time", "a date and time of day");
        }
        String kind = cell(cells, dialect.kind());
        if (dialect.kind() >= 0 && !kind.equalsIgnoreCase(dialect.reading())) {
            return new Event(at, Double.NaN, "event: " + String.join(" ",
                cells.stream().filter(c -> !c.isEmpty() && !c.equals(stamp)).toList()));
        }
        String value = cell(cells, dialect.value()).replaceAll("^(\\d+),(\\d+)$", "$1.$2");
        if (value.equalsIgnoreCase("low") || value.equalsIgnoreCase("high")) {
            return new Event(at, Double.NaN, "glucose " + value.toLowerCase(
                java.util.Locale.ROOT));
        }
        if (value.isEmpty() || value.equalsIgnoreCase("na")) {
            return new Event(at, Double.NaN, null);
        }
        if (!value.matches("\\d{1,6}(\\.\\d{1,20})?")) {
            throw rows.fault("bad glucose value", "a number, Low or High");
        }
        return new Event(at, Double.parseDouble(value), null);
    }

    private static Timeline timeline(LocalDateTime start, List<Event> readings) {
        long[] times = readings.stream()
            .mapToLong(e -> Duration.between(start, e.at()).toNanos()).toArray();
        long[] intervals = new long[Math.max(0, times.length - 1)];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = times[i + 1] - times[i];
        }
        Arrays.sort(intervals);
        double period = intervals.length == 0 ? 0
            : Math.rint(intervals[intervals.length / 2] / SECOND_NS) * SECOND_NS;
        if (period == 0) {
            return Timeline.whole(start, 0, times.length);
        }
        Stretches stretches = new Stretches(period);
        for (long time : times) {
            stretches.add(time);
        }
        return new Timeline(start, SECOND_NS / period, times.length, stretches.all());
    }

    @Override
    public Outline outline() {
        return outline;
    }

    @Override
    public void raw(int signal, long from, int count, int[] samples, int at) {
        throw new RecordException("no stored integers: file=" + file + " signal=" + signal
            + ", expected to be asked for values");
    }

    @Override
    public void physical(int signal, long from, int count, double[] into, int at) {
        if (from < 0 || count < 0 || from > values.length - count) {
            throw new RecordException("read outside the recording: file=" + file + " from="
                + from + " count=" + count + ", expected a stretch of its " + values.length
                + " readings");
        }
        System.arraycopy(values, (int) from, into, at, count);
    }

    @Override
    public List<Note> notes() {
        return List.copyOf(notes);
    }

    @Override
    public void close() {
        // The log was read as a whole.
    }
}
