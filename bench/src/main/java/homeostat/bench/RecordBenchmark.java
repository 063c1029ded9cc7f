package homeostat.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// Reading a recording: every sample of every signal, unpacked and added up.
///
/// The recordings are made here, of numbers drawn by lot: ten million samples in two signals of
/// format 212, or in 23 signals of an EDF file.
final class RecordBenchmark implements Benchmark {
    private static final long SECONDS_MAX = 300;
    private static final int PAIRS = 5_000_000;
    private static final int SIGNALS = 23;
    private static final int RECORDS = 1700;
    private static final int EACH = 256;
    private static final int PASSES = 20;

    private final boolean edf;

    RecordBenchmark(boolean edf) {
        this.edf = edf;
    }

    @Override
    public String name() {
        return edf ? "record-edf" : "record";
    }

    @Override
    public String purpose() {
        return "reading " + (edf ? "an EDF file" : "a WFDB file of format 212")
                + ": Java, C, numpy and a loop in Python";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        progress.accept("making a recording");
        Path folder = request.home().resolve("bench/target/peers");
        Map<String, Double> expected = new LinkedHashMap<>();
        Path data;
        try {
            Files.createDirectories(folder);
            data = edf ? makeEdf(folder, expected) : make212(folder, expected);
        } catch (IOException refused) {
            throw new BenchException("cannot make a recording: folder=" + folder
                    + ", expected one that can be written to", refused);
        }
        String kind = edf ? "edf" : "212";
        Path opened = edf ? data : folder.resolve("bench.hea");
        List<String> leftOut = new ArrayList<>();
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                "any range of any signal; a new JVM each round, warm", () -> sample(Child.run(
                SECONDS_MAX, Jvm.command(List.of(), WarmRecord.class, kind, opened.toString(),
                Integer.toString(PASSES), Integer.toString(PASSES)))), expected));
        try {
            String program = C.program(request.home(), "record").toString();
            contenders.add(new Contender("C", "gcc -O3 -march=native, a buffer and a loop",
                    () -> sample(Child.run(SECONDS_MAX, List.of(program, kind, data.toString(),
                    "1", Integer.toString(PASSES)))), expected));
        } catch (BenchException missing) {
            leftOut.add("C: " + missing.getMessage());
        }
        String script = request.home().resolve("bench/peers/python/record.py").toString();
        contenders.add(new Contender("numpy", "the whole file in arrays",
                () -> sample(Child.run(SECONDS_MAX, List.of("python3", script, "numpy", kind,
                data.toString(), "1", "5"))), expected));
        contenders.add(new Contender("Python", "a loop over the samples",
                () -> sample(Child.run(SECONDS_MAX, List.of("python3", script, "loop", kind,
                data.toString(), "0", "1"))), expected));
        List<BenchReport.Row> rows =
                new Rounds(contenders, leftOut, 0).run(request.rounds(), progress);
        return new BenchReport(name(), purpose() + ", " + request.rounds() + " rounds in turn",
                "million samples a second of CPU time", true, rows, leftOut, List.of(
                "Same work: each signal's sum is equal, or no ratio is given.",
                "Ours opens the file anew each pass, checks lengths and formats, and finds values"
                + " that stand for none; nobody verifies checksums here.",
                "The file is in memory after the first pass: measured is unpacking, not the disk. "
                + Rounds.RATIO));
    }

    private static Sample sample(List<String> lines) {
        double seconds = Double.NaN;
        double samples = Double.NaN;
        Map<String, Double> answers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                switch (words[0]) {
                    case "cpu-seconds" -> seconds = Double.parseDouble(words[1]);
                    case "samples" -> samples = Double.parseDouble(words[1]);
                    case "sum" -> answers.put("sum " + words[1], Double.parseDouble(words[2]));
                    default -> throw new NumberFormatException(line);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
                throw new BenchException("peer not understood: line=\"" + line
                        + "\", expected cpu-seconds, samples or sum and numbers", strange);
            }
        }
        return new Sample(samples / seconds / 1e6, answers);
    }

    private static Path make212(Path folder, Map<String, Double> expected) throws IOException {
        byte[] packed = new byte[3 * PAIRS];
        long[] sums = new long[2];
        long lot = 1;
        for (int i = 0; i < PAIRS; i++) {
            lot = lot * 6364136223846793005L + 1442695040888963407L;
            int first = (int) (lot >> 33) % 2000;
            int second = (int) (lot >> 13) % 2000;
            packed[3 * i] = (byte) first;
            packed[3 * i + 1] = (byte) (first >> 8 & 0x0f | second >> 4 & 0xf0);
            packed[3 * i + 2] = (byte) second;
            sums[0] += first;
            sums[1] += second;
        }
        Path data = folder.resolve("bench.dat");
        Files.write(data, packed);
        Files.writeString(folder.resolve("bench.hea"), "bench 2 360 " + PAIRS
                + "\nbench.dat 212 200/mV\nbench.dat 212 200/mV\n");
        expected.put("sum 0", (double) sums[0]);
        expected.put("sum 1", (double) sums[1]);
        return data;
    }

    private static Path makeEdf(Path folder, Map<String, Double> expected) throws IOException {
        StringBuilder head = new StringBuilder(String.format(Locale.ROOT,
                "%-8s%-80s%-80s%-8s%-8s%-8d%-44s%-8d%-8d%-4d", "0", "X", "X", "01.01.25",
                "00.00.00", (SIGNALS + 1) * 256, "", RECORDS, 1, SIGNALS));
        int[] widths = {16, 80, 8, 8, 8, 8, 8, 80, 8, 32};
        String[] cells = {"EEG", "", "uV", "-800", "800", "-32768", "32767", "",
            Integer.toString(EACH), ""};
        for (int k = 0; k < widths.length; k++) {
            for (int i = 0; i < SIGNALS; i++) {
                head.append(String.format("%-" + widths[k] + "s", cells[k]));
            }
        }
        Path data = folder.resolve("bench.edf");
        long[] sums = new long[SIGNALS];
        byte[] record = new byte[2 * SIGNALS * EACH];
        long lot = 1;
        try (OutputStream out = Files.newOutputStream(data)) {
            out.write(head.toString().getBytes(StandardCharsets.US_ASCII));
            for (int k = 0; k < RECORDS; k++) {
                for (int i = 0; i < SIGNALS * EACH; i++) {
                    lot = lot * 6364136223846793005L + 1442695040888963407L;
                    short sample = (short) (lot >> 33);
                    record[2 * i] = (byte) sample;
                    record[2 * i + 1] = (byte) (sample >> 8);
                    sums[i / EACH] += sample;
                }
                out.write(record);
            }
        }
        for (int i = 0; i < SIGNALS; i++) {
            expected.put("sum " + i, (double) sums[i]);
        }
        return data;
    }
}
