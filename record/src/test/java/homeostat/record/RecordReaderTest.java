package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.signal.QrsDetector;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A recording is believed only when it is whole: cut, flipped and missing bytes are noticed.
final class RecordReaderTest {
    private static final String HEADER = """
        x 2 360 3
        x.dat 212 200 12 0 -1 2046 0 I
        x.dat 212 200 12 0 2047 -1 0 II
        """;
    private static final byte[] SAMPLES = pack212(-1, 2047, 2047, -2048, 0, 0);

    @Test
    void readsInterleavedSamplesOfFormat212() {
        int[] samples = new int[6];
        try (RecordReader reader = open(HEADER, SAMPLES)) {
            assertEquals(3, reader.frames());
            assertEquals(3, reader.read(samples, 10));
            assertEquals(0, reader.read(samples, 10));
        }
        assertArrayEquals(new int[] {-1, 2047, 2047, -2048, 0, 0}, samples);
    }

    @Test
    void readsFormat16LowByteFirstAndDerivesTheLengthFromTheFile() {
        byte[] bytes = {9, 9, 1, 0, (byte) 0xff, (byte) 0xff, 0, (byte) 0x80};
        int[] samples = new int[3];
        try (RecordReader reader = open("x 1 100\nx.dat 16+2\n", bytes)) {
            assertEquals(3, reader.read(samples, 3));
        }
        assertArrayEquals(new int[] {1, -1, -32768}, samples);
    }

    @Test
    void readsTwoFilesSideBySide() {
        MemorySource source = new MemorySource()
            .with("x.hea", "x 2 100 2\na.dat 16\nb.dat 16x2\n")
            .with("a.dat", new byte[] {1, 0, 2, 0})
            .with("b.dat", new byte[] {3, 0, 4, 0, 5, 0, 6, 0});
        int[] samples = new int[6];
        try (RecordReader reader = RecordReader.open(source, "x.hea")) {
            assertEquals(2, reader.read(samples, 2));
        }
        assertArrayEquals(new int[] {1, 3, 4, 2, 5, 6}, samples);
    }

    @Test
    void noticesATruncatedFileBeforeTheFirstSample() {
        refused(HEADER, Arrays.copyOf(SAMPLES, 8), "signal file too short: file=x.dat bytes=8, "
            + "expected 9 bytes for 3 frames");
    }

    @Test
    void noticesAMissingFile() {
        refused("x 1 360 3\nother.dat 212\n", SAMPLES,
            "cannot read: file=other.dat, expected a readable file");
    }

    @Test
    void noticesAnAlteredFirstSample() {
        byte[] altered = SAMPLES.clone();
        altered[0] ^= 4;
        refused(HEADER, altered, "first sample differs from the header: file=x.dat offset=0 "
            + "signal=0 is=-5, expected -1");
    }

    @Test
    void noticesAnAlteredSampleByTheChecksum() {
        byte[] altered = SAMPLES.clone();
        altered[8] ^= 1;
        refused(HEADER, altered,
            "checksum differs from the header: file=x.dat signal=1 is=0, expected 65535");
    }

    @Test
    void refusesWhatItDoesNotReadInOneSentence() {
        refused("x 2 360 3\nx.dat 212\nx.dat 16\n", SAMPLES,
            "signals of one file differ in format: file=x.hea, expected one format and offset "
                + "for x.dat");
    }

    @Test
    void theSampleRecordIsWholeAndHasARealHeartInIt() {
        try (RecordReader reader = SampleRecord.open()) {
            assertEquals(300 * 360, reader.frames());
            assertEquals(300 * 360, drain(reader));
            assertEquals("MLII", reader.header().signals().get(0).description());
        }
        List<Annotation> truth = SampleRecord.annotations();
        assertEquals("(N", truth.get(0).text());
        assertEquals(1, truth.stream()
            .filter(a -> a.code() == AnnotationCode.VENTRICULAR_PREMATURE).count());
        assertEquals(374, truth.stream().filter(a -> a.code().beat()).count());
    }

    @Test
    void theDetectorFindsTheSameBeatsHoweverTheRecordIsCutIntoReads() {
        long[] whole = beats(108_000);
        assertTrue(whole.length > 365, "beats found: " + whole.length);
        assertArrayEquals(whole, beats(1));
        assertArrayEquals(whole, beats(997));
    }

    private static long[] beats(int chunk) {
        long[] beats = new long[1000];
        int count = 0;
        try (RecordReader reader = SampleRecord.open()) {
            Millivolts scale = Millivolts.of(reader.header().signals().get(0), "sample");
            QrsDetector detector = new QrsDetector(360);
            int[] frames = new int[2 * chunk];
            for (int read = reader.read(frames, chunk); read > 0;
                    read = reader.read(frames, chunk)) {
                for (int i = 0; i < read; i++) {
                    if (detector.step(scale.of(frames[2 * i]))) {
                        beats[count++] = detector.beatSample();
                    }
                }
            }
        }
        return Arrays.copyOf(beats, count);
    }

    private static void refused(String header, byte[] samples, String message) {
        RecordException e = assertThrows(RecordException.class, () -> {
            try (RecordReader reader = open(header, samples)) {
                drain(reader);
            }
        });
        assertEquals(message, e.getMessage());
    }

    static long drain(RecordReader reader) {
        int[] frames = new int[256 * reader.header().frameSamples()];
        long all = 0;
        for (int read = reader.read(frames, 256); read > 0; read = reader.read(frames, 256)) {
            all += read;
        }
        return all;
    }

    private static RecordReader open(String header, byte[] samples) {
        return RecordReader.open(
            new MemorySource().with("x.hea", header).with("x.dat", samples), "x.hea");
    }

    private static byte[] pack212(int... samples) {
        byte[] bytes = new byte[samples.length / 2 * 3];
        for (int i = 0; i < samples.length; i++) {
            SampleFormat.FORMAT_212.pack(samples[i], i, bytes);
        }
        return bytes;
    }
}
