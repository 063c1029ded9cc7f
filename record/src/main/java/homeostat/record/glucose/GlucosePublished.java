package homeostat.record.glucose;

import homeostat.record.RecordException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// What others have published of the same people, held against ours.
///
/// The table has a column `id` and any of TIR, TBR70, TBR54, TAR180, TAR250, CV, SD, mean (mg/dL)
/// and GMI; lines that begin with `#` are remarks. A figure agrees when it is ours, rounded to as
/// many digits as it was printed with; many are rounded to hundredths before they are printed.
public final class GlucosePublished {
    private static final Map<String, ToDoubleFunction<GlucoseReport>> FIGURES = figures();

    private static final double HUNDREDTHS = 0.005;

    private final String name;
    private final List<String> columns;
    private final Map<String, List<String>> people = new LinkedHashMap<>();

    /// One figure, over all people whom both know.
    ///
    /// @param figure    its name
    /// @param people    of how many people it was published
    /// @param agreeing  of how many it agrees
    /// @param difference the largest difference
    public record Agreement(String figure, int people, int agreeing, double difference) { }

    private GlucosePublished(String name, String text) {
        this.name = name;
        List<String> header = null;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> cells = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
            if (header == null) {
                header = cells;
                if (!header.contains("id")) {
                    throw fault(number, "a line of names, id among them");
                }
                continue;
            }
            if (cells.size() != header.size()) {
                throw fault(number, header.size() + " cells");
            }
            for (int i = 0; i < cells.size(); i++) {
                if (FIGURES.containsKey(header.get(i)) && !cells.get(i).isEmpty()
                        && !cells.get(i).matches("-?\\d+(\\.\\d+)?")) {
                    throw fault(number, "numbers under " + header.get(i));
                }
            }
            people.put(cells.get(header.indexOf("id")), cells);
        }
        if (header == null) {
            throw fault(number, "a line of names, id among them");
        }
        columns = header;
    }

    private static Map<String, ToDoubleFunction<GlucoseReport>> figures() {
        Map<String, ToDoubleFunction<GlucoseReport>> figures = new LinkedHashMap<>();
        figures.put("TIR", report -> report.tally().inRangePercent());
        figures.put("TBR70", report -> report.tally().below70Percent());
        figures.put("TBR54", report -> report.tally().below54Percent());
        figures.put("TAR180", report -> report.tally().above180Percent());
        figures.put("TAR250", report -> report.tally().above250Percent());
        figures.put("CV", report -> report.tally().variationPercent());
        figures.put("SD", report -> report.tally().deviationMgPerDl());
        figures.put("mean", report -> report.tally().meanMgPerDl());
        figures.put("GMI", report -> report.tally().managementIndicatorPercent());
        return figures;
    }

    private RecordException fault(int line, String expected) {
        return new RecordException("not a table of published figures: file=" + name + " line="
            + line + ", expected " + expected);
    }

    /// What is published of the nineteen people of Hall and others.
    ///
    /// Source: H. Hall et al., "Glucotypes reveal new patterns of glucose dysregulation", PLoS
    /// Biol. 16 (2018): the readings; the figures: documentation of the R package cgmguru, for
    /// iglu's `example_data_hall`.
    public static GlucosePublished ofHall() {
        try (InputStream in = GlucosePublished.class.getResourceAsStream("hall2018.csv")) {
            return new GlucosePublished("hall2018.csv",
                new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RecordException("cannot read: file=hall2018.csv, expected to ship with this",
                e);
        }
    }

    /// Such a table.
    ///
    /// Throws `RecordException` when it is missing or none.
    public static GlucosePublished read(Path file) {
        try {
            return new GlucosePublished(file.toString(),
                new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RecordException("cannot read: file=" + file + ", expected a readable file",
                e);
        }
    }

    /// How many of these people it knows.
    public int known(List<GlucoseReport> reports) {
        return (int) reports.stream().filter(each -> people.containsKey(each.series().person()))
            .count();
    }

    /// Holds each published figure against ours.
    public List<Agreement> against(List<GlucoseReport> reports) {
        List<Agreement> all = new ArrayList<>();
        FIGURES.forEach((figure, ours) -> {
            int column = columns.indexOf(figure);
            if (column >= 0) {
                all.add(against(reports, figure, column, ours));
            }
        });
        return all;
    }

    private Agreement against(List<GlucoseReport> reports, String figure, int column,
            ToDoubleFunction<GlucoseReport> ours) {
        int count = 0;
        int agreeing = 0;
        double largest = 0;
        for (GlucoseReport report : reports) {
            List<String> cells = people.get(report.series().person());
            if (cells != null && !cells.get(column).isEmpty()) {
                String theirs = cells.get(column);
                int point = theirs.indexOf('.');
                double digit = Math.pow(10, point < 0 ? 0 : point + 1 - theirs.length());
                double apart = Math.abs(ours.applyAsDouble(report) - Double.parseDouble(theirs));
                agreeing += apart <= digit / 2 + HUNDREDTHS ? 1 : 0;
                largest = Math.max(largest, apart);
                count++;
            }
        }
        return new Agreement(figure, count, agreeing, largest);
    }
}
