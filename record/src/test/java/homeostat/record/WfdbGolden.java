package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// What the original WFDB programs printed for published records is what these readers must read.
final class WfdbGolden {
    @Test
    void format16() throws IOException {
        stored("test01_00s", "record-1a", new long[] {0, 4000}, 0, 1, 2, 3);
    }

    @Test
    void format80InPhysicalUnits() throws IOException {
        physical("3000003_0003", "record-1d", new long[] {125, 1000}, 1);
    }

    @Test
    void everyPackedFormat() throws IOException {
        stored("binformats", "record-1f.gz", new long[] {0, 499}, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    }

    @Test
    void everyCompressedFormat() throws IOException {
        stored("flacformats", "record-flac.gz", new long[] {0, 499}, 0, 1, 2);
    }

    @Test
    void aCompressedFileOfMillionsOfSamples() {
        try (WfdbFile file = open("flac_3_constant")) {
            int[] samples = new int[1000];
            for (long from : new long[] {0, 5_599_000, 2_800_000, 123_456, 5_599_000}) {
                for (int signal = 0; signal < 3; signal++) {
                    file.raw(signal, from, 1000, samples, 0);
                    int expected = 25 * (signal + 1);
                    assertEquals(1000, Arrays.stream(samples).filter(s -> s == expected).count());
                }
            }
        }
    }

    @Test
    void format212() throws IOException {
        stored("100", "record-2b", new long[] {1, 10_800}, 1);
        physical("100_3chan", "record-2c", new long[] {0, 999}, 0, 1, 2);
    }

    @Test
    void formats310And311() throws IOException {
        stored("310derive", "record-2d", new long[] {2, 1026}, 0, 1);
        physical("311derive", "record-2e", new long[] {1, 978}, 0);
    }

    @Test
    void skewAndSeveralSamplesAFrame() throws IOException {
        List<double[]> lines = expected("record-4a");
        int[] twice = new int[2];
        int[] once = new int[1];
        try (WfdbFile file = open("test01_00s_skewframe")) {
            for (int i = 0; i < lines.size(); i++) {
                file.raw(0, i, 1, once, 0);
                assertEquals(lines.get(i)[0], once[0], "frame " + i);
                file.raw(1, 2L * i, 2, twice, 0);
                assertEquals(lines.get(i)[1], (twice[0] + twice[1]) / 2, "frame " + i);
                file.raw(2, i, 1, once, 0);
                assertEquals(lines.get(i)[2], once[0], "frame " + i);
            }
        }
        expanded("test01_00s_skewframe", "record-4d", true, 0, 1, 2);
    }

    /// Its header cuts the last channel off and lays two of the others into one: the samples are
    /// where that says, and that its first samples and sums are of another record is found.
    @Test
    void severalSamplesAFrameOfWhichTheHeaderIsWrong() {
        int[] pair = new int[2];
        int[] once = new int[1];
        try (WfdbFile frames = open("test01_00s_frame"); WfdbFile plain = open("test01_00s")) {
            for (int i = 0; i < 4000; i++) {
                frames.raw(1, 2L * i, 2, pair, 0);
                plain.raw(1, i, 1, once, 0);
                assertEquals(once[0], pair[0], "frame " + i);
                plain.raw(2, i, 1, once, 0);
                assertEquals(once[0], pair[1], "frame " + i);
            }
        }
        assertEquals(1, Checkup.of(path("test01_00s_frame"), null, Advance.SILENT).faults().size());
    }

    @Test
    void segmentsOfAFixedLayout() throws IOException {
        physical("multi-segment/fixed1/v102s", "record-multi-fixed-c",
            new long[] {70_000, 80_000}, 1, 0, 3);
        expanded("multi-segment/041s/041s", "record-multi-fixed-d.gz", false, 3, 2, 1);
    }

    @Test
    void segmentsOfAVariableLayout() throws IOException {
        physical("multi-segment/s00001/s00001-2896-10-10-00-31", "record-multi-variable-a",
            new long[] {14_428_365, 14_428_375}, 0, 1, 2, 3);
        stored("multi-segment/p000878/p000878-2137-10-26-16-57", "record-multi-variable-d",
            new long[] {3550, 7500}, 0, 1);
    }

    @Test
    void nullSegmentsAreGapsOfTheTimeline() {
        try (WfdbFile file = open("multi-segment/p000878/p000878-2137-10-26-16-57")) {
            List<Timeline.Stretch> stretches = file.outline().timeline().stretches();
            assertEquals(3, stretches.size());
            assertEquals(new Timeline.Stretch(3750, 8_096_250, 30_000_000_000L),
                stretches.getFirst());
            assertEquals(52_725_000, file.outline().timeline().frames());
            assertEquals("2137-10-26T16:57:09",
                file.outline().timeline().start().toString());
        }
    }

    @Test
    void everyRecordIsWholeByItsChecksums() {
        for (String name : new String[] {"100", "100-no-len", "100_3chan", "100skew",
            "test01_00s", "s0010_re", "a103l", "a103l-no-len", "test_generator_2",
            "3000003_0003", "310derive", "310derive_2", "310derive_3", "311derive",
            "311derive_2", "311derive_3", "311derive_4", "binformats", "flacformats",
            "flac_3_constant", "test01_00s_skew",
            "multi-segment/041s/041s01", "multi-segment/041s/041s02",
            "multi-segment/s00001/3975656_0005",
            "multi-segment/s00001/s00001-2896-10-10-00-31n"}) {
            try (RecordReader reader = RecordReader.open(path(name))) {
                assertEquals(reader.frames(), RecordReaderTest.drain(reader), name);
            }
        }
    }

    @Test
    void annotationsAsRdannPrintsThem() throws IOException {
        annotations("100.atr", "ann-1");
        annotations("12726.anI", "ann-2");
        annotations("1003.atr", "ann-3");
    }

    @Test
    void annotationsSurviveBeingWritten() {
        for (String name : new String[] {"100.atr", "12726.anI", "1003.atr", "12726.wabp",
            "12726.wqrs", "huge.qrs"}) {
            List<Annotation> read =
                AnnotationFile.read(RecordSource.folder(SharedFolder.named("wfdb")), name);
            assertEquals(read, AnnotationFile.parse(name, AnnotationFile.bytes(read)), name);
        }
    }

    private static void stored(String record, String expected, long[] range, int... signals)
            throws IOException {
        List<double[]> lines = expected(expected);
        int count = (int) (range[1] - range[0]);
        assertEquals(count, lines.size());
        int[] samples = new int[count];
        try (WfdbFile file = open(record)) {
            for (int i = 0; i < signals.length; i++) {
                file.raw(signals[i], range[0], count, samples, 0);
                for (int k = 0; k < count; k++) {
                    double wanted = lines.get(k)[i];
                    int missing = file.header().segments().isEmpty() ? -32_768 : -128;
                    assertEquals(wanted, samples[k] == Recording.MISSING ? missing : samples[k],
                        record + " signal " + i + " sample " + k);
                }
            }
        }
    }

    private static void physical(String record, String expected, long[] range, int... signals)
            throws IOException {
        List<double[]> lines = expected(expected);
        int count = (int) (range[1] - range[0]);
        assertEquals(count, lines.size());
        double[] values = new double[count];
        try (WfdbFile file = open(record)) {
            for (int i = 0; i < signals.length; i++) {
                file.physical(signals[i], range[0], count, values, 0);
                for (int k = 0; k < count; k++) {
                    assertEquals(lines.get(k)[i], values[k], 5.1e-9,
                        record + " signal " + i + " sample " + k);
                }
            }
        }
    }

    /// At the rate of the fastest signal, each sample of the slower ones repeated.
    private static void expanded(String record, String expected, boolean physical,
            int... signals) throws IOException {
        List<double[]> lines = expected(expected);
        try (WfdbFile file = open(record)) {
            int fastest = file.outline().signals().stream()
                .mapToInt(Signal::samplesPerFrame).max().orElseThrow();
            for (int i = 0; i < signals.length; i++) {
                int repeat = fastest / file.outline().signals().get(signals[i]).samplesPerFrame();
                int count = lines.size() / repeat;
                double[] values = new double[count];
                int[] samples = new int[count];
                file.physical(signals[i], 0, count, values, 0);
                file.raw(signals[i], 0, count, samples, 0);
                for (int k = 0; k < lines.size(); k++) {
                    int sample = samples[k / repeat];
                    assertEquals(lines.get(k)[i], physical ? values[k / repeat]
                        : sample == Recording.MISSING ? -2048 : sample, 5.1e-9,
                        record + " signal " + i + " line " + k);
                }
            }
        }
    }

    private static void annotations(String file, String expected) throws IOException {
        List<Annotation> read =
            AnnotationFile.read(RecordSource.folder(SharedFolder.named("wfdb")), file);
        List<String> lines = lines(expected);
        assertEquals(lines.size(), read.size(), file);
        for (int i = 0; i < lines.size(); i++) {
            String[] fields = lines.get(i).strip().split("\\s+", 7);
            Annotation a = read.get(i);
            String text = fields.length > 6 ? fields[6].strip() : "";
            assertArrayEquals(new String[] {fields[1], fields[2], fields[3], fields[4],
                fields[5], text}, new String[] {Long.toString(a.sample()), a.code().symbol(),
                    Integer.toString(a.subtype()), Integer.toString(a.channel()),
                    Integer.toString(a.number()), a.text().strip()}, file + " " + i);
        }
    }

    private static List<double[]> expected(String name) throws IOException {
        List<double[]> values = new ArrayList<>();
        for (String line : lines(name)) {
            values.add(Arrays.stream(line.strip().split("\\s+"))
                .mapToDouble(field -> field.equals("-") ? Double.NaN : Double.parseDouble(field))
                .toArray());
        }
        return values;
    }

    private static List<String> lines(String name) throws IOException {
        Path path = SharedFolder.named("wfdb/target-output").resolve(name);
        try (InputStream raw = Files.newInputStream(path);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
                BufferedReader reader = new BufferedReader(
                    new InputStreamReader(in, StandardCharsets.ISO_8859_1))) {
            return reader.lines().toList();
        }
    }

    private static Path path(String name) {
        return SharedFolder.named("wfdb").resolve(name + ".hea");
    }

    private static WfdbFile open(String name) {
        return WfdbFile.open(path(name));
    }
}
