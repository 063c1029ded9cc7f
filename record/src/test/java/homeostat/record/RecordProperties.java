package homeostat.record;

import static homeostat.seed.Generators.ints;
import static homeostat.seed.Generators.lists;
import static homeostat.seed.Generators.longs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Files come from strangers. Whatever their bytes are, a reader answers with a record or with
/// one sentence, and takes no more memory than the bytes deserve.
final class RecordProperties {
    private static final String HEADER = """
        # comment
        x 3 360/24000(1.5) 4 12:00:00 1/1/2000
        x.dat 212x2 200.5(1024)/mV 11 1024 995 -22131 0 lead II
        x.dat 212 200 11 1024 1011 20052 0 V5
        y.dat 16:0+2 1e3(-5)/uV 16 0 0 0 0 third
        # age 69
        """;
    private static final String[] FRAGMENTS = {"", " ", "\n", "#", "/", "(", ")", "-", "+", ":",
        "x", "1e999", "-1", "0", "99999999999999999999", "2147483648", "4294967296", "NaN",
        "65536", "4097", "../..", "\0", "\u00ff", "212", "16", "310", "1048577", "x0", "."};

    @Test
    void brokenHeadersAreReadOrRefusedInOneSentence() {
        Property.named("a header is a record or a sentence").cases(8000)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                byte[] header = mutate(stream, HEADER.getBytes(StandardCharsets.ISO_8859_1));
                byte[] samples = new byte[stream.nextInt(40)];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = (byte) stream.nextInt(256);
                }
                MemorySource source = new MemorySource().with("x.hea", header)
                    .with("x.dat", samples).with("y.dat", samples);
                sentenceOrNothing(() -> {
                    try (RecordReader reader = RecordReader.open(source, "x.hea")) {
                        int[] frame = new int[Math.max(1, reader.header().frameSamples())];
                        while (reader.header().frameSamples() > 0 && reader.read(frame, 1) > 0) {
                            continue;
                        }
                    }
                });
            });
    }

    @Test
    void brokenAnnotationsAreReadOrRefusedInOneSentence() {
        List<Annotation> real = SampleRecord.annotations();
        byte[] whole = AnnotationFile.bytes(real.subList(0, 60));
        Property.named("annotations are a list or a sentence").cases(8000)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                byte[] bytes = mutate(Stream.of(seed), whole);
                sentenceOrNothing(() -> {
                    int read = AnnotationFile.parse("x.atr", bytes).size();
                    assertFalse(read > bytes.length / 2, "more annotations than words");
                });
            });
    }

    @Test
    void anySamplesSurvivePacking() {
        for (SampleFormat format : SampleFormat.values()) {
            if (format.compressed() || format.code() < 16) {
                continue;
            }
            Property.check(format + " keeps its bits",
                lists(ints(format.min(), format.max()), 1, 7), list -> {
                    byte[] packed = new byte[40];
                    for (int i = 0; i < list.size(); i++) {
                        format.pack(list.get(i), i, packed);
                    }
                    int[] back = new int[list.size()];
                    format.unpack(packed, new SampleFormat.Walk(0, 1, 1, back.length), back, 0);
                    assertArrayEquals(list.stream().mapToInt(i -> i).toArray(), back);
                });
        }
    }

    @Test
    void anyNumberOfSamplesFitsTheBytesItNeedsAndNoFewer() {
        for (SampleFormat format : SampleFormat.values()) {
            if (!format.compressed() && format.code() != 0) {
                Property.holds("bytes for " + format, longs(0, 1L << 40), samples ->
                    format.samplesIn(format.bytesFor(samples)) >= samples && (samples == 0
                        || format.samplesIn(format.bytesFor(samples) - 1) < samples));
            }
        }
    }

    @Test
    void anyAnnotationsSurviveBeingWritten() {
        Property.named("annotations survive being written").cases(500)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                List<Annotation> annotations = new ArrayList<>();
                long at = 0;
                for (int i = stream.nextInt(20); i > 0; i--) {
                    at += stream.chance(0.1) ? stream.nextInt(Integer.MAX_VALUE)
                        : stream.nextInt(1500);
                    annotations.add(new Annotation(at,
                        AnnotationCode.ofCode(1 + stream.nextInt(49)), stream.nextInt(256) - 128,
                        stream.nextInt(256), stream.nextInt(256) - 128,
                        "t".repeat(stream.nextInt(256))));
                }
                assertEquals(annotations,
                    AnnotationFile.parse("x.atr", AnnotationFile.bytes(annotations)));
            });
    }

    private static void sentenceOrNothing(Runnable reading) {
        try {
            reading.run();
        } catch (RecordException e) {
            String message = e.getMessage();
            assertFalse(message.contains("\n"), message);
            assertFalse(!message.contains("file=") || !message.contains("expected "), message);
        }
    }

    /// One to four changes: a byte, a cut, a repetition, a fragment that headers fear.
    static byte[] mutate(Stream stream, byte[] original) {
        byte[] bytes = original;
        for (int change = 1 + stream.nextInt(4); change > 0; change--) {
            int at = stream.nextInt(bytes.length + 1);
            int to = Math.min(bytes.length, at + stream.nextInt(12));
            byte[] middle = switch (stream.nextInt(4)) {
                case 0 -> new byte[] {(byte) stream.nextInt(256)};
                case 1 -> new byte[0];
                case 2 -> Arrays.copyOfRange(bytes, 0, to);
                default -> FRAGMENTS[stream.nextInt(FRAGMENTS.length)]
                    .getBytes(StandardCharsets.ISO_8859_1);
            };
            byte[] changed = new byte[at + middle.length + bytes.length - to];
            System.arraycopy(bytes, 0, changed, 0, at);
            System.arraycopy(middle, 0, changed, at, middle.length);
            System.arraycopy(bytes, to, changed, at + middle.length, bytes.length - to);
            bytes = changed;
        }
        return bytes;
    }
}
