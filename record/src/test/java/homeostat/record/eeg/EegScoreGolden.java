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
import java.util.Map;
import java.util.TreeMap;
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

    @Test
    void readsTheMarksOfTheChbMitDatabaseAsItsSummaryGivesThem() throws IOException {
        Path patient = RecordFolder.shared("eeg/chbmit_windows/chb01");
        Map<String, SeizureSpan> published = new TreeMap<>();
        String file = "";
        int start = 0;
        for (String line : Files.readAllLines(patient.resolve("chb01-summary.txt"))) {
            String value = line.substring(line.indexOf(':') + 1).replace("seconds", "").strip();
            if (line.startsWith("File Name")) {
                file = value;
            } else if (line.startsWith("Seizure Start")) {
                start = Integer.parseInt(value);
            } else if (line.startsWith("Seizure End")) {
                published.put(file, new SeizureSpan(start, Integer.parseInt(value)));
            }
        }
        assertEquals(7, published.size());
        published.forEach((name, span) -> assertEquals(List.of(span),
            SeizureMarks.beside(patient.resolve(name)), name));
    }

    @Test
    void refusesMarksThatAreBroken() throws IOException {
        Path recording = folder.resolve("one.edf");
        Path marks = folder.resolve("one.edf.seizures");
        Files.write(marks, new byte[] {10, (byte) 0x80, 0, 0});
        assertThrows(RecordException.class, () -> SeizureMarks.beside(recording));
        Files.write(marks, new byte[] {1, 2, 3});
        assertThrows(RecordException.class, () -> SeizureMarks.beside(recording));
    }
}
