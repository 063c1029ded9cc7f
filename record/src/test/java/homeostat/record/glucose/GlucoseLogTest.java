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

/// What a log says must come out with its time and unit, and the worst hours must not vanish.
final class GlucoseLogTest {
    @TempDir
    private Path folder;

    private List<GlucoseSeries> read(String text) throws IOException {
        Path file = folder.resolve("readings.csv");
        Files.writeString(file, text);
        return GlucoseLog.read(file);
    }

    @Test
    void readsPeopleOneByOneAndKeepsGaps() throws IOException {
        List<GlucoseSeries> all = read("""
            "","id","time","gl"
            "1","a",2024-01-01 00:00:00,100
            "2","b",2024-01-01 00:00:00,90
            "3","a",2024-01-01 00:05:00,105
            "4","a",2024-01-01 00:10:00,110
            "5","a",2024-01-01 02:13:00,120
            "6","b",2024-01-01 00:05:00,95
            """);
        assertEquals(List.of("a", "b"), all.stream().map(GlucoseSeries::person).toList());
        GlucoseSeries first = all.getFirst();
        assertEquals(4, first.count());
        assertEquals("2024-01-01T00:10", first.time(2).toString());
        assertEquals("2024-01-01T02:13", first.time(3).toString());
        assertEquals(120, first.mgPerDl(3));
        assertTrue(first.afterGap(3));
    }

    @Test
    void takesTheUnitFromTheFileAndCountsLowAsLow() throws IOException {
        GlucoseSeries series = read("""
            Index,Timestamp (YYYY-MM-DDThh:mm:ss),Event Type,Glucose Value (mmol/L)
            1,2024-01-01T00:00:00,EGV,5.5
            2,2024-01-01T00:05:00,EGV,Low
            3,2024-01-01T00:10:00,EGV,High
            4,2024-01-01T00:15:00,EGV,6.0
            """).getFirst();
        assertEquals(4, series.count());
        assertEquals(5.5 * 18.0156, series.mgPerDl(0), 1e-9);
        assertEquals(39, series.mgPerDl(1));
        assertEquals(401, series.mgPerDl(2));
    }

    @Test
    void refusesWhatNobodyCouldHaveAndWhatIsNoLog() {
        refused("impossible glucose", "id,time,gl\na,2024-01-01 00:00:00,5.5\n"
            + "a,2024-01-01 00:05:00,5.5\n");
        refused("not a glucose log", "x,y\n1,2\n");
        assertThrows(RecordException.class, () -> GlucoseLog.read(folder.resolve("none.csv")));
    }

    private void refused(String start, String text) {
        RecordException refusal = assertThrows(RecordException.class, () -> read(text));
        assertTrue(refusal.getMessage().startsWith(start), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }
}
