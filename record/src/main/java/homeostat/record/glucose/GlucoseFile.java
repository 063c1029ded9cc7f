package homeostat.record.glucose;

import homeostat.record.RecordException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads a table of sensor readings: one line each, a column with the time, one with the glucose,
/// and perhaps one that says whose it is.
///
/// The columns are found by their names, within the first lines of the file. Times are ISO 8601,
/// year first: where day and month could be mistaken for each other, nobody guesses. The unit
/// stands in the name of the glucose column or is given; it is never assumed. `Low` and `High`, as
/// sensors write them beyond their scale, are 39 and 401 mg/dL. Lines without glucose are left out.
public final class GlucoseFile {
    private static final int HEAD_LINES = 40;
    private static final double LOWEST_MG_PER_DL = 10;
    private static final double HIGHEST_MG_PER_DL = 1000;
    private static final double LOW_MG_PER_DL = 39;
    private static final double HIGH_MG_PER_DL = 401;
    private static final Pattern TIME = Pattern.compile("(device )?(time|timestamp|datetime"
        + "|date ?time|dateString|displaytime|time \\(.*\\)|timestamp \\(.*\\))",
        Pattern.CASE_INSENSITIVE);
    private static final Pattern GLUCOSE = Pattern.compile("gl|sgv|bg|(sensor |historic )?glucose"
        + "( value)?( ?\\(?(mg/dl|mmol/l)\\)?)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON = Pattern.compile("id|subject|patient|person",
        Pattern.CASE_INSENSITIVE);

    private final String file;
    private final Map<String, Readings> people = new LinkedHashMap<>();
    private GlucoseUnit unit;
    private char separator;
    private int timeColumn = -1;
    private int glucoseColumn = -1;
    private int personColumn = -1;
    private int line;

    private GlucoseFile(String file, GlucoseUnit unit) {
        this.file = file;
        this.unit = unit;
    }

    private static final class Readings {
        private final List<Long> seconds = new ArrayList<>();
        private final List<Double> mgPerDl = new ArrayList<>();
    }

    /// The series of each person in the file, in the order in which they appear. `unit` holds where
    /// the file does not say; null when it must.
    ///
    /// Throws `RecordException` when the file cannot be read, or a line not be understood.
    public static List<GlucoseSeries> read(Path path, GlucoseUnit unit) {
        GlucoseFile reader = new GlucoseFile(path.toString(), unit);
        Charset latin = StandardCharsets.ISO_8859_1;
        try (BufferedReader lines = Files.newBufferedReader(path, latin)) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                reader.line++;
                if (reader.glucoseColumn < 0) {
                    reader.head(text);
                } else {
                    reader.row(reader.cells(text, reader.separator));
                }
            }
        } catch (IOException e) {
            throw new RecordException("cannot read: file=" + path + ", expected a readable file",
                e);
        }
        return reader.series();
    }

    private void head(String text) {
        for (char candidate : new char[] {',', ';', '\t'}) {
            List<String> cells = cells(text.replace("\u00ef\u00bb\u00bf", ""), candidate);
            int time = find(cells, TIME);
            int glucose = find(cells, GLUCOSE);
            if (time >= 0 && glucose >= 0) {
                separator = candidate;
                timeColumn = time;
                glucoseColumn = glucose;
                personColumn = find(cells, PERSON);
                named(cells.get(glucose).toLowerCase(Locale.ROOT));
                return;
            }
        }
        if (line >= HEAD_LINES) {
            throw new RecordException("not a table of glucose: file=" + file + ", expected a line"
                + " of names with a time and a glucose column among the first " + HEAD_LINES);
        }
    }

    private void named(String name) {
        GlucoseUnit own = name.contains("mg/dl") || name.equals("sgv") ? GlucoseUnit.MG_PER_DL
            : name.contains("mmol/l") ? GlucoseUnit.MMOL_PER_L : null;
        if (own == null && unit == null) {
            throw new RecordException("unit of glucose unknown: file=" + file + " line=" + line
                + " column=" + name + ", expected mg/dL or mmol/L in its name or on the command"
                + " line");
        }
        if (own != null && unit != null && own != unit) {
            throw new RecordException("unit of glucose contradicted: file=" + file + " line="
                + line + ", the file says " + own.label() + ", expected " + unit.label());
        }
        unit = own == null ? unit : own;
    }

    private static int find(List<String> names, Pattern wanted) {
        for (int i = 0; i < names.size(); i++) {
            if (wanted.matcher(names.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private List<String> cells(String text, char between) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == between && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    private void row(List<String> cells) {
        if (cells.size() <= glucoseColumn || cells.get(glucoseColumn).isEmpty()
                || cells.get(glucoseColumn).equalsIgnoreCase("NA")) {
            return;
        }
        if (cells.size() <= Math.max(timeColumn, personColumn)) {
            throw new RecordException("line too short: file=" + file + " line=" + line
                + ", expected at least " + (1 + Math.max(timeColumn, personColumn)) + " cells");
        }
        String person = personColumn < 0 ? "" : cells.get(personColumn);
        Readings readings = people.computeIfAbsent(person, name -> new Readings());
        readings.seconds.add(seconds(cells.get(timeColumn)));
        readings.mgPerDl.add(mgPerDl(cells.get(glucoseColumn)));
    }

    private long seconds(String text) {
        String iso = text.replace(' ', 'T').replaceFirst("(Z|[+-]\\d\\d:?\\d\\d)$", "");
        try {
            return LocalDateTime.parse(iso).toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            throw new RecordException("not a time: file=" + file + " line=" + line + " is="
                + text + ", expected year first, as 2024-03-31 07:05:00", e);
        }
    }

    private double mgPerDl(String text) {
        if (text.equalsIgnoreCase("low")) {
            return LOW_MG_PER_DL;
        }
        if (text.equalsIgnoreCase("high")) {
            return HIGH_MG_PER_DL;
        }
        try {
            double value = unit.mgPerDl(Double.parseDouble(text.replace(',', '.')));
            if (value >= LOWEST_MG_PER_DL && value <= HIGHEST_MG_PER_DL) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new RecordException("not a glucose: file=" + file + " line=" + line + " is="
                + text + ", expected a number", e);
        }
        throw new RecordException("impossible glucose: file=" + file + " line=" + line + " is="
            + text + " " + unit.label() + ", expected 10 to 1000 mg/dL; is it the right unit?");
    }

    private List<GlucoseSeries> series() {
        List<GlucoseSeries> all = new ArrayList<>();
        people.forEach((person, readings) -> all.add(GlucoseSeries.of(person,
            readings.seconds.stream().mapToLong(Long::longValue).toArray(),
            readings.mgPerDl.stream().mapToDouble(Double::doubleValue).toArray())));
        if (all.isEmpty()) {
            throw new RecordException("no readings: file=" + file
                + ", expected lines with time and glucose");
        }
        return all;
    }
}
