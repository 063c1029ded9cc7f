package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.RecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports come from a dozen makers; what is not understood must not become a number.
final class GlucoseFileTest {
    @TempDir
    private Path folder;

    private List<GlucoseSeries> read(GlucoseUnit unit, String text) throws IOException {
        Path file = folder.resolve("readings.csv");
        Files.writeString(file, text);
        return GlucoseFile.read(file, unit);
    }

    private void refused(String start, GlucoseUnit unit, String text) {
        RecordException refusal =
            assertThrows(RecordException.class, () -> read(unit, text));
        assertTrue(refusal.getMessage().startsWith(start), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void readsPeopleOneByOne() throws IOException {
        List<GlucoseSeries> all = read(GlucoseUnit.MG_PER_DL, """
            "","id","time","gl"
            "1","a",2024-01-01 00:00:00,100
            "2","b",2024-01-01 00:00:00,90
            "3","a",2024-01-01 00:05:00,NA
            "4","a",2024-01-01 00:10:00,110
            """);
        assertEquals(List.of("a", "b"), all.stream().map(GlucoseSeries::person).toList());
        assertEquals(2, all.getFirst().count());
        assertEquals("2024-01-01T00:10", all.getFirst().time(1).toString());
    }

    @Test
    void takesTheUnitFromTheNameOfTheColumnAndPassesOverAPreamble() throws IOException {
        List<GlucoseSeries> all = read(null, "A maker's export;\n\nTimestamp;Historic Glucose"
            + " mmol/L\n2024-01-01T00:00;5,5\n2024-01-01T00:15;Low\n");
        assertEquals(5.5 * 18.0156, all.getFirst().mgPerDl(0), 1e-9);
        assertEquals(39, all.getFirst().mgPerDl(1));
        assertEquals(100, read(null, "time,Glucose Value (mg/dL)\n2024-01-01T00:00:00,100\n")
            .getFirst().mgPerDl(0));
        assertEquals(120, read(null, "dateString\tsgv\n2024-01-01T00:00:00.000Z\t120\n")
            .getFirst().mgPerDl(0));
    }

    @Test
    void refusesWhatItWouldHaveToGuess() {
        refused("unit of glucose unknown", null, "time,gl\n2024-01-01 00:00:00,100\n");
        refused("unit of glucose contradicted", GlucoseUnit.MMOL_PER_L,
            "time,Glucose (mg/dL)\n2024-01-01 00:00:00,100\n");
        refused("not a time", GlucoseUnit.MG_PER_DL, "time,gl\n01/02/2024 00:00,100\n");
        refused("not a glucose", GlucoseUnit.MG_PER_DL, "time,gl\n2024-01-01 00:00:00,tea\n");
        refused("impossible glucose", GlucoseUnit.MG_PER_DL,
            "time,gl\n2024-01-01 00:00:00,5.5\n");
        refused("impossible glucose", GlucoseUnit.MG_PER_DL, "time,gl\n2024-01-01 00:00:00,NaN\n");
        refused("line too short", GlucoseUnit.MG_PER_DL, "gl,time\n100\n");
        refused("no readings", GlucoseUnit.MG_PER_DL, "");
        refused("not a table of glucose", GlucoseUnit.MG_PER_DL, "x\n".repeat(50));
    }

    @Test
    void refusesAFileThatIsNotThere() {
        assertThrows(RecordException.class,
            () -> GlucoseFile.read(folder.resolve("none.csv"), null));
    }
}
