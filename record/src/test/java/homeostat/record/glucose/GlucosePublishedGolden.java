package homeostat.record.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import homeostat.record.RecordException;
import homeostat.record.RecordFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Figures that a physician compares with a paper must be the paper's.
final class GlucosePublishedGolden {
    @TempDir
    private Path folder;

    @Test
    void everyFigurePublishedOfNineteenPeopleIsOurs() {
        List<GlucoseReport> reports = GlucoseLog.read(
            RecordFolder.shared("cgm").resolve("example_data_hall.csv")).stream()
            .map(GlucoseReport::of).toList();
        GlucosePublished published = GlucosePublished.ofHall();
        assertEquals(19, published.known(reports));
        List<GlucosePublished.Agreement> all = published.against(reports);
        assertEquals(9, all.size());
        for (GlucosePublished.Agreement one : all) {
            assertEquals(19, one.agreeing(), one.toString());
        }
    }

    @Test
    void refusesWhatIsNoSuchTable() throws IOException {
        refuses("", "line=0, expected a line of names, id among them");
        refuses("a,b\n1,2\n", "line=1, expected a line of names, id among them");
        refuses("id,TIR\nx\n", "line=2, expected 2 cells");
        refuses("id,TIR\nx,much\n", "line=2, expected numbers under TIR");
    }

    private void refuses(String text, String reason) throws IOException {
        Path file = folder.resolve("x.csv");
        Files.writeString(file, text);
        RecordException problem =
            assertThrows(RecordException.class, () -> GlucosePublished.read(file));
        assertEquals("not a table of published figures: file=" + file + " " + reason,
            problem.getMessage());
    }
}
