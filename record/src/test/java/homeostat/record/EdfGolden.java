package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Published EDF and BDF files, read here as their makers wrote them.
final class EdfGolden {
    @Test
    void readsNotesLabelsAndStartOfAnEdfPlusFile() {
        try (EdfFile file = open("edf/pyedflib_test_generator.edf")) {
            Outline outline = file.outline();
            assertEquals("EDF+C", outline.format());
            assertEquals(11, outline.signals().size());
            assertEquals("squarewave", outline.signals().get(0).label());
            assertEquals("pre1", outline.signals().get(0).prefilter());
            assertEquals("trans1", outline.signals().get(0).transducer());
            assertEquals(200, outline.samplesPerSecond(0));
            assertEquals(120_000, outline.samples(0));
            assertEquals(LocalDateTime.of(2011, 4, 4, 12, 57, 2), outline.timeline().start());
            assertEquals(List.of(Note.at(0, "Recording starts"), Note.at(600_000_000_000L,
                "Recording ends")), file.notes());
            double[] values = new double[400];
            file.physical(0, 0, 400, values, 0);
            assertEquals(100.0, values[0], 0.02);
        }
    }

    @Test
    void ignoresNotesInAFileThatIsNotEdfPlusButNeverShowsThemAsASignal() {
        try (EdfFile file = open("edf/pyedflib_test_legacy.edf")) {
            assertEquals("EDF", file.outline().format());
            assertEquals(11, file.outline().signals().size());
            assertEquals(List.of(new Timeline.Stretch(0, 600, 0)),
                file.outline().timeline().stretches());
        }
    }

    @Test
    void keepsTheFractionOfASecondAtWhichARecordingBegan() {
        try (EdfFile file = open("edf/pyedflib_test_subsecond.edf")) {
            long startNs = file.outline().timeline().stretches().get(0).startNs();
            assertTrue(startNs > 0 && startNs < 1_000_000_000L, "start " + startNs);
            double[] value = new double[1];
            file.physical(0, 0, 1, value, 0);
            assertTrue(Math.abs(value[0]) < 8711, "inverted scale: " + value[0]);
        }
    }

    @Test
    void readsNotesInUtf8() {
        try (EdfFile file = open("edf/pyedflib_test_utf8.edf")) {
            assertTrue(file.notes().stream().anyMatch(note -> note.text().chars()
                .anyMatch(c -> c > 255)), file.notes().toString());
        }
    }

    @Test
    void readsTheSameSamplesAsTheWfdbFormOfTheSameRecording() {
        int[] edf = new int[120_000];
        int[] wfdb = new int[120_000];
        try (EdfFile file = open("wfdb/test_generator_2.edf");
                RecordReader reader = RecordReader.open(
                    SharedFolder.named("wfdb").resolve("test_generator_2.hea"))) {
            file.raw(3, 0, 120_000, edf, 0);
            int[] frame = new int[reader.header().frameSamples()];
            for (int k = 0; k < 600; k++) {
                reader.read(frame, 1);
                System.arraycopy(frame, 600, wfdb, 200 * k, 200);
            }
        }
        assertArrayEquals(wfdb, edf);
    }

    @Test
    void readsRecordsOfHalfASecondAndOfTwoInBdf() {
        double[] rates = {1000, 2000, 500};
        String[] names = {"", "_datarec_generator_0_5", "_datarec_generator_2"};
        for (int i = 0; i < 3; i++) {
            try (EdfFile file = open("edf/pyedflib_test_generator" + names[i] + ".bdf")) {
                assertEquals(rates[i], file.outline().samplesPerSecond(0));
                assertEquals(30_000_000_000L, file.outline().timeline().endNs());
                double[] values = new double[1000];
                file.physical(0, 0, 1000, values, 0);
                double peak = 0;
                for (double value : values) {
                    peak = Math.max(peak, value);
                }
                assertTrue(peak > 1 && peak <= 3000, "peak " + peak);
            }
        }
    }

    @Test
    void readsAFileThatHoldsNothingButNotes() {
        try (EdfFile file = open("wfdb/test_edfann.edf")) {
            assertEquals(List.of(), file.outline().signals());
            assertTrue(file.notes().size() > 100, "notes: " + file.notes().size());
            assertEquals(0, file.outline().timeline().framesPerSecond());
        }
    }

    @Test
    void readsEveryHeaderOfTheLongRecordings() throws IOException {
        try (Stream<Path> files = Files.walk(SharedFolder.named("edf/headers"))) {
            int[] count = new int[1];
            files.filter(file -> file.toString().endsWith(".edf")).sorted().forEach(path -> {
                try (EdfFile file = EdfFile.open(path)) {
                    int[] samples = new int[512];
                    for (int i = 0; i < file.outline().signals().size(); i++) {
                        file.raw(i, 0, 512, samples, 0);
                    }
                    file.notes();
                    count[0]++;
                }
            });
            assertTrue(count[0] > 50, "files: " + count[0]);
        }
    }

    private static EdfFile open(String name) {
        int slash = name.indexOf('/');
        return EdfFile.open(
            SharedFolder.named(name.substring(0, slash)).resolve(name.substring(slash + 1)));
    }
}
