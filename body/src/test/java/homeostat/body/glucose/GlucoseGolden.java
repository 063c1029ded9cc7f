package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why: a model that somebody else has solved to twelve digits is the only proof that this is the
/// same model. Every patient in the file is compared, whoever that is.
final class GlucoseGolden {

    private static final double TOLERANCE_MG_PER_DL = 1e-3;
    private static final String FILE = "glucose/simglucose/uva_padova_golden_traces.csv";
    private static final MealPlan FIVE_MEALS =
            MealPlan.parse("7:00=45,12:00=70,16:00=15,18:00=80,23:00=10");

    @Test
    void followsEveryGoldenTrace() throws IOException {
        List<String> lines = Files.readAllLines(golden());
        assertEquals(GlucoseTrace.HEADER, lines.getFirst());
        Map<String, List<double[]>> traces = new LinkedHashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            String patient = line.substring(0, line.indexOf(','));
            traces.computeIfAbsent(patient, name -> new ArrayList<>()).add(numbers(line));
        }
        double worst = 0;
        String where = "";
        for (Map.Entry<String, List<double[]>> trace : traces.entrySet()) {
            List<double[]> ours = ours(trace.getKey());
            assertEquals(trace.getValue().size(), ours.size(), trace.getKey());
            for (int row = 0; row < ours.size(); row++) {
                double[] expected = trace.getValue().get(row);
                assertEquals(expected[0], ours.get(row)[0], trace.getKey());
                double error = Math.abs(expected[1] - ours.get(row)[1]);
                if (error > worst) {
                    worst = error;
                    where = trace.getKey() + " minute " + (int) expected[0];
                }
                assertStates(expected, ours.get(row), trace.getKey());
            }
        }
        String sentence = traces.size() + " golden traces, worst error " + worst + " mg/dL, "
                + where;
        System.out.println(sentence);
        assertTrue(worst <= TOLERANCE_MG_PER_DL, sentence);
    }

    /// The same bits everywhere is a promise of its own: a day of the whole cohort, hashed. The
    /// number changes when the method of solution does, and then the traces above decide.
    @Test
    void givesTheSameBitsOnEveryMachine() {
        GlucoseTrace day = new GlucoseTrace(GlucosePatients.all(), 24 * 60, 60, FIVE_MEALS,
                GlucoseTrace.Dosing.parse("steady", "cr"));
        long[] hash = {0xcbf29ce484222325L};
        for (GlucosePatient patient : day.patients()) {
            day.run(patient, (body, minute) -> {
                for (int state = 0; state < GlucoseBody.STATES; state++) {
                    hash[0] = (hash[0] ^ Double.doubleToRawLongBits(body.state(state)))
                            * 0x100000001b3L;
                }
            });
        }
        assertEquals("33817b3a2d45b7e7", Long.toHexString(hash[0]));
    }

    /// The other states, on the scale of each: a part in ten thousand of it, or of one unit.
    private static void assertStates(double[] expected, double[] ours, String patient) {
        for (int state = 2; state < expected.length; state++) {
            double scale = Math.max(1, Math.abs(expected[state]));
            assertEquals(expected[state], ours[state], 1e-4 * scale,
                    patient + " minute " + (int) expected[0] + " x" + (state - 1));
        }
    }

    private static List<double[]> ours(String patient) {
        GlucoseTrace trace = new GlucoseTrace(GlucosePatients.select(patient), 24 * 60, 15,
                FIVE_MEALS, GlucoseTrace.Dosing.parse("steady", "cr"));
        StringBuilder text = new StringBuilder();
        trace.write(text);
        return text.toString().lines().skip(1).map(GlucoseGolden::numbers).toList();
    }

    private static double[] numbers(String line) {
        String[] cells = line.split(",");
        double[] numbers = new double[cells.length - 1];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Double.parseDouble(cells[i + 1]);
        }
        return numbers;
    }

    private static Path golden() {
        String told = System.getProperty("HOMEOSTAT_DATA", System.getenv("HOMEOSTAT_DATA"));
        if (told != null && Files.exists(Path.of(told, FILE))) {
            return Path.of(told, FILE);
        }
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path file = up.resolve("../shared/data").resolve(FILE).normalize();
            if (told == null && Files.exists(file)) {
                return file;
            }
        }
        return abort("missing: " + FILE + " under HOMEOSTAT_DATA or ../shared/data");
    }
}
