package homeostat.bench;

import homeostat.record.Annotation;
import homeostat.record.Millivolts;
import homeostat.record.RecordReader;
import homeostat.record.SampleRecord;
import homeostat.signal.QrsDetector;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Beats found in one lead: our Java, the same detector in Rust, in C and in plain Python, a scipy
/// pipeline, a simpler loop.
final class EcgBenchmark implements Benchmark {
    /// The rate of the recording.
    static final int SAMPLES_PER_SECOND = 360;

    private static final long SECONDS_MAX = 300;
    private static final int REPEATS = 200;
    private static final int WARM_UP = 100;
    private static final int TOLERANCE_BEATS = 4;
    private static final double WINDOW_SAMPLES = 0.15 * SAMPLES_PER_SECOND;

    @Override
    public String name() {
        return "ecg";
    }

    @Override
    public String purpose() {
        return "beats in an electrocardiogram: Java, Rust, C, numpy with scipy, plain Python";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        double[] ecg = recording();
        long[] ours = WarmEcg.run(ecg, 1);
        Map<String, Double> exact = new LinkedHashMap<>();
        exact.put("beats", (double) ours[0]);
        exact.put("places", (double) ours[1]);
        Map<String, Double> near = Map.of("beats", (double) ours[0]);
        List<String> leftOut = new ArrayList<>();
        List<BenchReport.Row> rows;
        Path file = write(ecg);
        double[] truth = truth();
        Path reference = write(truth);
        Map<String, String> accuracy = new LinkedHashMap<>();
        accuracy.put("Java, Rust, C and Python by the same rules", accuracy(truth,
                hits(ecg, truth), ours[0]));
        try {
            String samples = file.toString();
            List<Contender> contenders = new ArrayList<>();
            contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                    "streaming, bounded, a new JVM each round, warm",
                    () -> sample(REPEATS, Child.run(SECONDS_MAX, Jvm.command(List.of(),
                            WarmEcg.class, samples, "" + WARM_UP, "" + REPEATS))), exact));
            contenders.add(new Contender("Rust, same detector", "rule by rule, safe",
                    () -> sample(REPEATS, Child.run(SECONDS_MAX, List.of(
                            Rust.program(request.home(), "ecg").toString(), samples,
                            "" + REPEATS))), exact));
            contenders.add(new Contender("C, same detector", "line by line, gcc -O3",
                    () -> sample(REPEATS, Child.run(SECONDS_MAX, List.of(
                            C.program(request.home(), "ecg").toString(), samples,
                            "" + REPEATS))), exact));
            String script = request.home().resolve("bench/peers/python/ecg.py").toString();
            contenders.add(new Contender("Python, same detector", "rule by rule, sample by sample",
                    () -> sample(1, Child.run(SECONDS_MAX, List.of("python3", request.home()
                            .resolve("bench/peers/python/ecg_detector.py").toString(), samples))),
                    exact));
            contenders.add(new Contender("numpy and scipy", "Pan and Tompkins, whole signal",
                    () -> judged("numpy and scipy", truth, accuracy, Child.run(SECONDS_MAX,
                            List.of("python3", script, "vector", samples, reference + ""))), near));
            contenders.add(new Contender("Python, sample by sample", "a simpler detector",
                    () -> judged("Python loop", truth, accuracy, Child.run(SECONDS_MAX,
                            List.of("python3", script, "loop", samples, reference + ""))), near));
            rows = new Rounds(contenders, leftOut, TOLERANCE_BEATS).run(request.rounds(), progress);
        } finally {
            forget(file);
            forget(reference);
        }
        return new BenchReport(name(), "five minutes of one lead at 360 Hz, "
                + request.rounds() + " rounds in turn", "samples per CPU-second", true, rows,
                leftOut, List.of(
                        "Rust, C and Python by the same rules find the same " + ours[0]
                                + " beats at the same samples, or no ratio is"
                                + " given; numpy and the loop find as many, give or take "
                                + TOLERANCE_BEATS + ".",
                        "Against the cardiologists' beats, within 150 ms: " + accuracy.entrySet()
                                .stream().map(e -> e.getKey() + " " + e.getValue())
                                .collect(Collectors.joining("; ")) + ".",
                        "The recording is an easy one. How the detectors differ on hard ones is"
                                + " what `homeostat ecg score` is for.", Rounds.RATIO));
    }

    private static double[] truth() {
        return SampleRecord.annotations().stream().filter(a -> a.code().beat())
                .mapToDouble(Annotation::sample).toArray();
    }

    /// How many reference beats ours finds within 150 ms, each by another.
    private static int hits(double[] ecg, double[] truth) {
        QrsDetector detector = new QrsDetector(SAMPLES_PER_SECOND);
        int next = 0;
        int hits = 0;
        for (double sample : ecg) {
            if (detector.step(sample)) {
                while (next < truth.length
                        && truth[next] < detector.beatSample() - WINDOW_SAMPLES) {
                    next++;
                }
                if (next < truth.length
                        && truth[next] <= detector.beatSample() + WINDOW_SAMPLES) {
                    next++;
                    hits++;
                }
            }
        }
        return hits;
    }

    private static String accuracy(double[] truth, double hits, double beats) {
        return String.format(Locale.ROOT, "found %.0f of %d and %.0f that are none", hits,
                truth.length, beats - hits);
    }

    private static Sample judged(String who, double[] truth, Map<String, String> accuracy,
            List<String> lines) {
        Sample sample = sample(1, lines);
        double hits = sample.answers().remove("hits");
        accuracy.put(who, accuracy(truth, hits, sample.answers().get("beats")));
        return sample;
    }

    private static double[] recording() {
        try (RecordReader reader = SampleRecord.open()) {
            Millivolts scale = Millivolts.of(reader.header().signals().get(0), "sample");
            double[] ecg = new double[(int) reader.frames()];
            int[] frame = new int[reader.header().frameSamples()];
            for (int i = 0; i < ecg.length; i++) {
                reader.read(frame, 1);
                ecg[i] = scale.of(frame[0]);
            }
            return ecg;
        }
    }

    private static Path write(double[] ecg) {
        ByteBuffer bytes = ByteBuffer.allocate(ecg.length * Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(ecg);
        try {
            return Files.write(Files.createTempFile("homeostat-ecg", ".f64"), bytes.array());
        } catch (IOException refused) {
            throw new BenchException("cannot write a temporary file: expected room for "
                    + bytes.capacity() + " bytes", refused);
        }
    }

    private static void forget(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            file.toFile().deleteOnExit();
        }
    }

    private static Sample sample(int repeats, List<String> lines) {
        Map<String, Double> answers = new LinkedHashMap<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            try {
                answers.put(words[0], Double.parseDouble(words[1]));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException strange) {
                throw new BenchException("peer not understood: line=\"" + line
                        + "\", expected a word and a number", strange);
            }
        }
        Double cpuSeconds = answers.remove("cpu-seconds");
        if (cpuSeconds == null) {
            throw new BenchException("peer not understood: expected a line cpu-seconds");
        }
        return new Sample(repeats * 300.0 * SAMPLES_PER_SECOND / cpuSeconds, answers);
    }
}
