package homeostat.record;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A table of numbers as a recording: a row is a frame, a column a signal.
///
/// The first line may name the columns, as `label`, `label [unit]` or `label (unit)`. A column of
/// dates, or one called time whose unit is s or ms, tells when each row was recorded: then the rate
/// is the middle of the intervals between rows, and rows that do not follow upon each other begin a
/// new stretch. A clock that stamps rows unevenly, as computers' clocks do that tick each 16 ms,
/// has the mean interval instead, and gaps are what is larger than its unevenness. Without such a
/// column frames have no duration. Cells without a number are missing.
///
/// Rows are found again by the places of some of them, so memory does not grow with the table (but
/// with its gaps).
public final class CsvFile implements Recording {
    private static final int PLACES_MAX = 4096;
    private static final int INTERVALS_MAX = 1001;
    private static final double GAP_INTERVALS = 5;
    private static final double EVEN = 0.05;
    private static final double JITTER = 6;
    private static final int COLUMNS_MAX = 4096;
    private static final Pattern NAME = Pattern.compile("(.*?)\\s*[\\[(]([^\\])]*)[\\])]\\s*");
    private static final Pattern NUMBER =
        Pattern.compile("[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final String file;
    private final Bytes bytes;
    private final CsvRows rows;
    private final long[] places = new long[PLACES_MAX];
    private final long[] lines = new long[PLACES_MAX];
    private final List<Integer> columns = new ArrayList<>();
    private final List<Signal> signals = new ArrayList<>();
    private final Outline outline;
    private char separator = ',';
    private boolean named;
    private int timeColumn = -1;
    private double timeUnitNs;
    private long apart = 1;
    private long rowNext = Long.MAX_VALUE;
    private double[][] block = new double[0][];
    private long blockFirst;
    private int blockRows;

    /// The table in `bytes`, which came from the file called `file`.
    CsvFile(String file, Bytes bytes) {
        this.file = file;
        this.bytes = bytes;
        if (!CsvRows.text(bytes)) {
            throw new RecordException("not a table: file=" + file + " offset=0, expected text");
        }
        rows = new CsvRows(file, bytes);
        head();
        outline = scan();
    }

    /// Opens the file.
    ///
    /// Throws `RecordException` when it is missing or no table of numbers.
    public static CsvFile open(Path path) {
        Bytes bytes;
        try {
            bytes = Bytes.of(path, path.toString());
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(path.toString(), e);
        }
        try {
            return new CsvFile(path.getFileName().toString(), bytes);
        } catch (RuntimeException e) {
            bytes.close();
            throw e;
        }
    }

    /// Reads the names, and finds out what each column is by the first row under them.
    private void head() {
        String first = rows.line();
        if (first == null) {
            throw rows.fault("empty table", "rows of numbers");
        }
        separator = CsvRows.separator(first);
        List<String> names = List.copyOf(rows.split(first, separator));
        named = names.stream().noneMatch(cell -> NUMBER.matcher(cell).matches())
            && names.stream().noneMatch(cell -> Times.parse(cell) != null);
        String second = named ? rows.line() : first;
        List<String> cells = second == null ? List.of()
            : List.copyOf(rows.split(second, separator));
        if (names.size() > COLUMNS_MAX) {
            throw rows.fault("too many columns", "at most " + COLUMNS_MAX);
        }
        for (int i = 0; i < names.size(); i++) {
            column(i, names.get(i), i < cells.size() ? cells.get(i) : "");
        }
        if (signals.isEmpty()) {
            throw rows.fault("no column of numbers", "a row of numbers, under names or not");
        }
    }

    private void column(int index, String name, String cell) {
        Matcher parts = NAME.matcher(name);
        boolean split = named && parts.matches();
        String label = !named ? "column " + (index + 1) : split ? parts.group(1) : name;
        String units = split ? parts.group(2) : "";
        boolean seconds = units.equals("s") || units.equals("ms");
        if (timeColumn < 0 && Times.parse(cell) != null) {
            timeColumn = index;
        } else if (timeColumn < 0 && seconds && label.toLowerCase(java.util.Locale.ROOT)
                .matches("time|t|elapsed|timestamp")) {
            timeColumn = index;
            timeUnitNs = units.equals("s") ? 1e9 : 1e6;
        } else if (cell.isEmpty() || NUMBER.matcher(cell).matches()
                || cell.equalsIgnoreCase("nan")) {
            columns.add(index);
            signals.add(Signal.plain(label, units));
        }
    }

    private void rewind() {
        rows.seek(0, 0);
        if (named) {
            rows.line();
        }
    }

    /// Goes once through all rows: counts them, notes places, finds rate and gaps.
    private Outline scan() {
        LocalDateTime start = null;
        Pace pace = new Pace(0, 0);
        if (timeColumn >= 0) {
            rewind();
            String line = rows.line();
            start = line == null ? null : Times.parse(cell(line, timeColumn));
            pace = pace(start);
        }
        rewind();
        double periodNs = pace.periodNs();
        Stretches stretches = new Stretches(periodNs, pace.jitterNs());
        long count = 0;
        long before = Long.MIN_VALUE;
        long place = rows.position();
        long lineBefore = rows.number();
        for (String line = rows.line(); line != null; line = rows.line()) {
            remember(count, place, lineBefore);
            if (periodNs > 0) {
                long timeNs = timeNs(line, start);
                if (timeNs < before) {
                    throw rows.fault("time goes backwards", "rows in the order of time");
                }
                stretches.add(timeNs);
                before = timeNs;
            }
            count++;
            place = rows.position();
            lineBefore = rows.number();
        }
        Timeline timeline = periodNs > 0
            ? new Timeline(start, 1e9 / periodNs, count, stretches.all())
            : Timeline.whole(start, 0, count);
        int dot = file.lastIndexOf('.');
        return new Outline(dot > 0 ? file.substring(0, dot) : file, "CSV", timeline, signals,
            Map.of());
    }

    /// The time from row to row, and how unevenly rows are stamped.
    private Pace pace(LocalDateTime start) {
        double middleNs = middleInterval(start);
        if (middleNs == 0) {
            return new Pace(0, 0);
        }
        rewind();
        double sumNs = 0;
        double apartNs = 0;
        long count = 0;
        long before = Long.MAX_VALUE;
        for (String line = rows.line(); line != null; line = rows.line()) {
            long timeNs = timeNs(line, start);
            double intervalNs = (double) timeNs - before;
            if (intervalNs >= 0 && intervalNs < GAP_INTERVALS * middleNs) {
                sumNs += intervalNs;
                apartNs += Math.abs(intervalNs - middleNs);
                count++;
            }
            before = timeNs;
        }
        double unevenNs = count == 0 ? 0 : apartNs / count;
        return unevenNs < EVEN * middleNs ? new Pace(middleNs, 0)
            : new Pace(sumNs / count, JITTER * unevenNs);
    }

    private record Pace(double periodNs, double jitterNs) { }

    private double middleInterval(LocalDateTime start) {
        rewind();
        long[] intervals = new long[INTERVALS_MAX];
        int count = -1;
        long before = 0;
        String line = rows.line();
        while (line != null && count < INTERVALS_MAX) {
            long timeNs = timeNs(line, start);
            if (count >= 0) {
                intervals[count] = timeNs - before;
            }
            before = timeNs;
            count++;
            line = rows.line();
        }
        if (count < 1) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(intervals, Math.min(count, INTERVALS_MAX));
        Arrays.sort(sorted);
        return Math.max(0, sorted[sorted.length / 2]);
    }

    private String cell(String line, int column) {
        List<String> cells = rows.split(line, separator);
        return column < cells.size() ? cells.get(column) : "";
    }

    private long timeNs(String line, LocalDateTime start) {
        String cell = cell(line, timeColumn);
        if (start != null) {
            LocalDateTime at = Times.parse(cell);
            if (at != null && Math.abs(at.getYear() - start.getYear()) < 200) {
                return Duration.between(start, at).toNanos();
            }
        } else if (NUMBER.matcher(cell).matches()) {
            double ns = Double.parseDouble(cell) * timeUnitNs;
            if (Math.abs(ns) < 4e18) {
                return Math.round(ns);
            }
        }
        throw rows.fault("bad time", "a time as in the first row");
    }

    private void remember(long row, long place, long line) {
        if (row % apart != 0) {
            return;
        }
        if (row / apart == PLACES_MAX) {
            for (int i = 0; i < PLACES_MAX / 2; i++) {
                places[i] = places[2 * i];
                lines[i] = lines[2 * i];
            }
            apart *= 2;
        }
        if (row % apart == 0) {
            places[(int) (row / apart)] = place;
            lines[(int) (row / apart)] = line;
        }
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
    public void physical(int signal, long from, int count, double[] values, int at) {
        if (from < 0 || count < 0 || from > outline.samples(signal) - count) {
            throw new RecordException("read outside the recording: file=" + file + " signal="
                + signal + " from=" + from + " count=" + count + ", expected a stretch of its "
                + outline.samples(signal) + " samples");
        }
        int done = 0;
        while (done < count) {
            long row = from + done;
            if (row < blockFirst || row >= blockFirst + blockRows) {
                fetch(row);
            }
            int within = (int) (row - blockFirst);
            int part = Math.min(count - done, blockRows - within);
            System.arraycopy(block[signal], within, values, at + done, part);
            done += part;
        }
    }

    /// Reads the block of rows from `row` on; all columns, since they lie in one line.
    private void fetch(long row) {
        int capacity = Math.clamp((1 << 18) / columns.size(), 1, 4096);
        if (block.length == 0) {
            block = new double[columns.size()][capacity];
        }
        if (row < rowNext || row - rowNext > apart) {
            int place = (int) (row / apart);
            rows.seek(places[place], lines[place]);
            rowNext = place * apart;
        }
        while (rowNext < row) {
            rows.line();
            rowNext++;
        }
        blockFirst = row;
        blockRows = (int) Math.min(capacity, outline.timeline().frames() - row);
        for (int k = 0; k < blockRows; k++) {
            String line = rows.line();
            if (line == null) {
                throw rows.fault("table became shorter while it was read", "a further row");
            }
            List<String> cells = rows.split(line, separator);
            for (int i = 0; i < columns.size(); i++) {
                int column = columns.get(i);
                block[i][k] = value(column < cells.size() ? cells.get(column) : "");
            }
            rowNext++;
        }
    }

    private static double value(String cell) {
        return NUMBER.matcher(cell).matches() ? Double.parseDouble(cell) : Double.NaN;
    }

    @Override
    public List<Note> notes() {
        return List.of();
    }

    @Override
    public void close() {
        bytes.close();
    }
}
