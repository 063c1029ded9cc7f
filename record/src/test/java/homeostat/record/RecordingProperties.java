package homeostat.record;

import static homeostat.seed.Generators.longs;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Property;
import homeostat.seed.Stream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written comes back, whatever it is; and a broken file is a recording or one sentence.
final class RecordingProperties {
    private static final long READ_MAX = 1 << 14;

    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenAsWfdbComesBack() {
        Property.named("WFDB keeps samples, gaps and times").cases(150)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                Drawn drawn = Drawn.of(stream, -2047, 2047, true);
                SampleFormat[] formats = {null, SampleFormat.FORMAT_16, SampleFormat.FORMAT_24,
                    SampleFormat.FORMAT_32, SampleFormat.FORMAT_61, SampleFormat.FORMAT_160,
                    SampleFormat.FORMAT_212};
                WfdbWriter.write(drawn, folder.resolve("x.hea"),
                    formats[stream.nextInt(formats.length)], Advance.SILENT);
                try (WfdbFile back = WfdbFile.open(folder.resolve("x.hea"))) {
                    same(drawn, back);
                    assertEquals(drawn.notes().stream().map(Note::text).sorted().toList(),
                        back.notes().stream().map(Note::text).sorted().toList());
                }
                if (drawn.outline().timeline().stretches().size() == 1) {
                    assertTrue(Checkup.of(folder.resolve("x.hea"), null, Advance.SILENT)
                        .passed());
                }
            });
    }

    @Test
    void tenBitsAndDifferencesComeBackFromTheirFormats() {
        Property.named("narrow formats keep samples").cases(100)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                Drawn drawn = Drawn.of(stream, -60, 60, false);
                SampleFormat[] formats = {SampleFormat.FORMAT_8, SampleFormat.FORMAT_80,
                    SampleFormat.FORMAT_310, SampleFormat.FORMAT_311};
                WfdbWriter.write(drawn, folder.resolve("x.hea"),
                    formats[stream.nextInt(formats.length)], Advance.SILENT);
                try (WfdbFile back = WfdbFile.open(folder.resolve("x.hea"))) {
                    same(drawn, back);
                }
            });
    }

    @Test
    void whatIsWrittenAsEdfComesBack() {
        Property.named("EDF keeps samples, gaps, times and notes").cases(150)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                Stream stream = Stream.of(seed);
                boolean bdf = stream.chance(0.5);
                Drawn drawn = bdf ? Drawn.of(stream, -8_388_608, 8_388_607, false)
                    : Drawn.of(stream, -32_768, 32_767, false);
                EdfWriter.write(drawn, folder.resolve("x.edf"), bdf, Advance.SILENT);
                try (EdfFile back = EdfFile.open(folder.resolve("x.edf"))) {
                    same(drawn, back);
                    assertEquals(new java.util.TreeSet<>(texts(drawn)),
                        new java.util.TreeSet<>(texts(back)));
                    assertEquals(drawn.outline().timeline().start(),
                        back.outline().timeline().start());
                }
            });
    }

    @Test
    void whatIsWrittenAsATableComesBack() {
        Property.named("tables keep values").cases(60).check(longs(0, Long.MAX_VALUE), seed -> {
            Drawn drawn = Drawn.of(Stream.of(seed), -2000, 2000, true);
            TableWriter.csv(drawn, folder.resolve("x.csv"), Advance.SILENT);
            try (CsvFile back = CsvFile.open(folder.resolve("x.csv"))) {
                Outline outline = drawn.outline();
                int fastest = outline.signals().stream().mapToInt(Signal::samplesPerFrame).max()
                    .orElseThrow();
                for (int i = 0; i < outline.signals().size(); i++) {
                    if (outline.signals().get(i).samplesPerFrame() == fastest) {
                        assertArrayEquals(present(drawn, i), present(back, i));
                    }
                }
            }
        });
    }

    private static double[] present(Recording recording, int signal) {
        double[] values = new double[(int) recording.outline().samples(signal)];
        recording.physical(signal, 0, values.length, values, 0);
        return Arrays.stream(values).filter(v -> v == v).toArray();
    }

    private static List<String> texts(Recording recording) {
        return recording.notes().stream().map(n -> n.onsetNs() + " " + n.durationNs() + " "
            + n.text()).toList();
    }

    /// The same samples at the same times.
    private static void same(Recording one, Recording other) {
        Outline a = Excerpt.refined(one.outline());
        Outline b = Excerpt.refined(other.outline());
        assertEquals(a.signals().size(), b.signals().size());
        List<Timeline.Stretch> first = a.timeline().stretches();
        List<Timeline.Stretch> second = b.timeline().stretches();
        assertEquals(first.size(), second.size(), first + " " + second);
        for (int k = 0; k < first.size(); k++) {
            Timeline.Stretch x = first.get(k);
            Timeline.Stretch y = second.get(k);
            assertEquals(x.frames(), y.frames());
            assertEquals(x.startNs(), y.startNs(), 2);
            for (int i = 0; i < a.signals().size(); i++) {
                int run = a.signals().get(i).samplesPerFrame();
                int[] s = new int[(int) x.frames() * run];
                int[] t = new int[s.length];
                one.raw(i, x.firstFrame() * run, s.length, s, 0);
                other.raw(i, y.firstFrame() * run, t.length, t, 0);
                assertArrayEquals(s, t, "signal " + i + " stretch " + k);
            }
        }
    }

    @Test
    void brokenEdfFilesAreReadOrRefusedInOneSentence() throws IOException {
        Drawn drawn = Drawn.of(Stream.of(5), -2000, 2000, false);
        EdfWriter.write(drawn, folder.resolve("x.edf"), false, Advance.SILENT);
        broken("EDF", Files.readAllBytes(folder.resolve("x.edf")), EdfFile::new);
        EdfWriter.write(Drawn.of(Stream.of(11), -2000, 2000, false), folder.resolve("x.bdf"),
            true, Advance.SILENT);
        broken("BDF", Files.readAllBytes(folder.resolve("x.bdf")), EdfFile::new);
    }

    @Test
    void brokenArraysAreReadOrRefusedInOneSentence() {
        byte[] header = ("\u0093NUMPY\1\0\u0076\0{'descr': '<i2', 'fortran_order': False, "
            + "'shape': (20, 3), }" + " ".repeat(58) + "\n")
            .getBytes(StandardCharsets.ISO_8859_1);
        broken("npy", Arrays.copyOf(header, header.length + 120), NpyFile::new);
    }

    @Test
    void brokenTablesAreReadOrRefusedInOneSentence() {
        StringBuilder table = new StringBuilder("time [s],\"a, b [mV]\",c\n");
        StringBuilder log = new StringBuilder("\"id\",\"time\",\"gl\"\n");
        for (int i = 0; i < 40; i++) {
            table.append(i < 20 ? i : i + 5).append(",0.").append(i).append(",-3\n");
            log.append("\"p\",2014-02-03 03:").append(10 + i).append(":12,").append(90 + i)
                .append('\n');
        }
        broken("CSV", table.toString().getBytes(StandardCharsets.UTF_8), CsvFile::new);
        broken("CGM", log.toString().getBytes(StandardCharsets.UTF_8),
            (file, bytes) -> new CgmFile(file, bytes, null));
    }

    @Test
    void brokenCompressedFilesAreReadOrRefusedInOneSentence() throws IOException {
        byte[] stream =
            Files.readAllBytes(SharedFolder.named("wfdb").resolve("flacformats.d1"));
        byte[] header = "x 1 200\nx.dat 516 200/mV\n".getBytes(StandardCharsets.US_ASCII);
        broken("FLAC", stream, (file, bytes) -> {
            byte[] all = new byte[(int) bytes.length()];
            bytes.copy(0, all, 0, all.length);
            return WfdbFile.open(new MemorySource().with("x.hea", header).with("x.dat", all),
                "x.hea", "atr");
        });
    }

    private static void broken(String what, byte[] whole,
            BiFunction<String, Bytes, Recording> reader) {
        Property.named(what + " is a recording or a sentence").cases(3000)
            .check(longs(0, Long.MAX_VALUE), seed -> {
                byte[] bytes = RecordProperties.mutate(Stream.of(seed), whole);
                try (Recording recording = reader.apply("x", Bytes.of(bytes))) {
                    Outline outline = recording.outline();
                    double[] values = new double[(int) READ_MAX];
                    for (int i = 0; i < Math.min(50, outline.signals().size()); i++) {
                        long samples = outline.samples(i);
                        int count = (int) Math.min(READ_MAX, samples);
                        recording.physical(i, 0, count, values, 0);
                        recording.physical(i, samples - count, count, values, 0);
                    }
                    recording.notes();
                } catch (RecordException e) {
                    assertFalse(e.getMessage().contains("\n"), e.getMessage());
                    assertTrue(e.getMessage().contains("file=")
                        && e.getMessage().contains("expected "), e.getMessage());
                }
            });
    }

    /// A recording drawn by lot.
    private record Drawn(Outline outline, int[][] samples, List<Note> notes)
            implements Recording {
        static Drawn of(Stream stream, int min, int max, boolean holes) {
            double[] rates = {1, 250, 360, 0.5, 128};
            double rate = rates[stream.nextInt(rates.length)];
            List<Timeline.Stretch> stretches = new ArrayList<>();
            long frames = 0;
            long ns = 0;
            for (int k = 1 + stream.nextInt(3); k > 0; k--) {
                long length = 1 + stream.nextInt(200);
                stretches.add(new Timeline.Stretch(frames, length, ns));
                frames += length;
                ns += Math.round((length + 10L + stream.nextInt(500)) / rate * 1e9);
            }
            List<Signal> signals = new ArrayList<>();
            int count = 1 + stream.nextInt(4);
            int[][] samples = new int[count][];
            for (int i = 0; i < count; i++) {
                int run = 1 + (stream.chance(0.3) ? stream.nextInt(3) : 0);
                signals.add(new Signal("signal " + i, "mV", run, new Scale(200, 0, min, max), "",
                    ""));
                samples[i] = new int[(int) frames * run];
                for (int k = 0; k < samples[i].length; k++) {
                    samples[i][k] = holes && stream.chance(0.02) ? MISSING
                        : min + stream.nextInt(max - min + 1);
                }
            }
            List<Note> notes = new ArrayList<>();
            for (int k = stream.nextInt(6); k > 0; k--) {
                notes.add(Note.at(stream.nextInt(1000) * 1_000_000L, "note \u00e9 " + k));
            }
            return new Drawn(new Outline("drawn", "drawn", new Timeline(
                LocalDateTime.of(2024, 2, 29, 23, 59, 58), rate, frames, stretches), signals,
                Map.of()), samples, notes);
        }

        @Override
        public void raw(int signal, long from, int count, int[] into, int at) {
            System.arraycopy(samples[signal], (int) from, into, at, count);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
