package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.record.RecordFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The metrics of nineteen real people, against the same definitions written in numpy by
/// themselves.
final class GlucosePeer {
    private static final String SCRIPT = """
        import csv, sys
        import numpy as np
        people = {}
        for row in csv.DictReader(open(sys.argv[1])):
            people.setdefault(row["id"], []).append(float(row["gl"]))
        for name, values in people.items():
            g = np.array(values)
            f = 1.509 * (np.log(g) ** 1.084 - 5.381)
            risk = 10 * f ** 2
            print(name, g.mean(), g.std(ddof=1), 100 * g.std() / g.mean(),
                  100 * ((g >= 70) & (g <= 180)).mean(), 100 * (g < 70).mean(),
                  100 * (g < 54).mean(), 100 * (g > 180).mean(), 100 * (g > 250).mean(),
                  3.31 + 0.02392 * g.mean(), (risk * (f < 0)).mean(), (risk * (f > 0)).mean())
        """;

    @TempDir
    private Path folder;

    @Test
    void agreesWithNumpyOnNineteenPeople() throws IOException, InterruptedException {
        Path table = RecordFolder.shared("cgm").resolve("example_data_hall.csv");
        Map<String, double[]> theirs = numpy(table);
        List<GlucoseSeries> all = GlucoseLog.read(table);
        assertEquals(19, all.size());
        assertEquals(theirs.size(), all.size());
        for (GlucoseSeries series : all) {
            GlucoseReport report = GlucoseReport.of(series);
            GlucoseTally tally = report.tally();
            double[] ours = {tally.meanMgPerDl(), tally.deviationMgPerDl(),
                tally.variationPercent(), tally.inRangePercent(), tally.below70Percent(),
                tally.below54Percent(), tally.above180Percent(), tally.above250Percent(),
                tally.managementIndicatorPercent(), report.risk().low(), report.risk().high()};
            for (int i = 0; i < ours.length; i++) {
                assertEquals(theirs.get(series.person())[i], ours[i], 1e-6,
                    series.person() + " figure " + i);
            }
        }
    }

    private Map<String, double[]> numpy(Path table) throws IOException, InterruptedException {
        Path script = folder.resolve("peer.py");
        Files.writeString(script, SCRIPT);
        Process process;
        try {
            process = new ProcessBuilder("python3", script.toString(), table.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        } catch (IOException absent) {
            assumeTrue(false, "no python3 on the PATH");
            return Map.of();
        }
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assumeTrue(process.waitFor() == 0, "no numpy for python3");
        Map<String, double[]> figures = new HashMap<>();
        out.lines().forEach(line -> {
            String[] words = line.split(" ");
            double[] values = new double[words.length - 1];
            for (int i = 0; i < values.length; i++) {
                values[i] = Double.parseDouble(words[i + 1]);
            }
            figures.put(words[0], values);
        });
        return figures;
    }
}
