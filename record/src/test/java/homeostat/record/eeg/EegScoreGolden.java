package homeostat.record.eeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.RecordException;
import homeostat.record.RecordFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Line length and slope are worth what they tell apart on real seizures.
final class EegScoreGolden {
    @TempDir
    private Path folder;

    @Test
    void tellsIctalFromOtherWindowsOfRealPatients() {
        EegScore.Result result =
            EegScore.of(RecordFolder.shared("eeg/chbmit_windows"), 256, 60);
        assertTrue(result.ictal() >= 7 && result.other() >= 7, result.toString());
        assertTrue(result.lineLengthAuc() > 0.97, "line length " + result.lineLengthAuc());
        assertTrue(result.slopeAuc() > 0.97, "slope " + result.slopeAuc());
    }

    @Test
    void countsTheAreaUnderTheCurve() {
        assertEquals(0.75, EegScore.auc(List.of(1.0, 3.0), List.of(0.0, 2.0)));
        assertEquals(0.5, EegScore.auc(List.of(1.0), List.of(1.0)));
    }

    @Test
    void refusesRubbishInOneSentence() throws IOException {
        refused("nothing to score");
        Files.writeString(folder.resolve("a.npy"), "rubbish, and long enough for a header");
        refused("");
        assertThrows(RecordException.class, () -> EegScore.of(folder, 10, 60));
        assertThrows(RecordException.class, () -> EegScore.of(folder.resolve("none"), 256, 60));
    }

    private void refused(String start) {
        RecordException refusal = assertThrows(RecordException.class,
            () -> EegScore.of(folder, 256, 60));
        assertTrue(refusal.getMessage().startsWith(start), refusal.getMessage());
        assertEquals(1, refusal.getMessage().lines().count());
    }

    @Test
    void readsATableOfSeizures() throws IOException {
        Path recording = folder.resolve("night.edf");
        Path table = folder.resolve("night_events.tsv");
        assertEquals(null, SeizureMarks.beside(recording));
        Files.writeString(table, "onset\tduration\teventType\n10\t5.5\tsz_foc\n0\t99\tbckg\n");
        assertEquals(List.of(new SeizureSpan(10, 15.5)), SeizureMarks.beside(recording));
        Files.writeString(table, "onset\tduration\teventType\n10\tlong\tsz\n");
        assertThrows(RecordException.class, () -> SeizureMarks.beside(recording));
        Files.writeString(table, "onset\tduration\teventType\n-4\t2\tsz\n");
        assertThrows(RecordException.class, () -> SeizureMarks.beside(recording));
        Files.writeString(table, "when\n");
        assertThrows(RecordException.class, () -> SeizureMarks.beside(recording));
    }
}
