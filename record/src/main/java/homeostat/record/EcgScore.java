package homeostat.record;

import homeostat.signal.QrsDetector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Runs the QRS detector over a folder of annotated recordings and scores it by EC57.
///
/// The detector sees the first signal of each record, in millivolts, sample by sample, as it
/// would at the bedside. After the last sample it is given as many empty ones as its latency
/// allows, so that the last beat counts too. Records whose reference contains paced beats are
/// pooled apart, as the standard asks.
///
/// Reading needs the same memory for any length of recording; what grows is the list of beats.
public final class EcgScore {
    private static final int FRAMES = 4096;

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final SortedMap<String, BeatScore> records = new TreeMap<>();
    private final Longs latenciesMicroseconds = new Longs();
    private BeatScore gross = BeatScore.NONE;
    private BeatScore paced = BeatScore.NONE;
    private BeatScore narrow = BeatScore.NONE;
    private long samples;
    private long cpuNs;

    private EcgScore() { }

    /// The report on every record (`NAME.hea` with `NAME.atr`) of `folder`.
    ///
    /// Throws `RecordException` when there is none, or one is missing a file, malformed,
    /// truncated, altered, or not an electrocardiogram.
    public static EcgReport of(Path folder) {
        EcgScore score = new EcgScore();
        for (String name : names(folder)) {
            score.add(RecordSource.folder(folder), name);
        }
        return score.report();
    }

    private static TreeSet<String> names(Path folder) {
        TreeSet<String> names = new TreeSet<>();
        if (!Files.isDirectory(folder)) {
            throw new RecordException("no such folder: file=" + folder
                + ", expected a folder with records");
        }
        try (DirectoryStream<Path> headers = Files.newDirectoryStream(folder, "*.hea")) {
            for (Path header : headers) {
                String file = header.getFileName().toString();
                if (!RecordSource.Names.plain(file)) {
                    throw new RecordException("bad record name: file=" + file
                        + ", expected letters, digits, '_', '.', '~' and '-'");
                }
                names.add(file.substring(0, file.length() - ".hea".length()));
            }
        } catch (IOException e) {
            throw RecordSource.Names.unreadable(folder.toString(), e);
        }
        if (names.isEmpty()) {
            throw new RecordException("no records: file=" + folder
                + ", expected at least one NAME.hea with NAME.dat and NAME.atr");
        }
        return names;
    }

    private void add(RecordSource source, String name) {
        List<Annotation> truth = AnnotationFile.read(source, name + ".atr");
        try (RecordReader reader = RecordReader.open(source, name + ".hea")) {
            double rate = rate(reader.header(), name);
            Longs beats = new Longs();
            Longs confirmations = new Longs();
            detect(reader, new QrsDetector(rate), beats, confirmations);
            Ec57 comparison = new Ec57(inSamples(truth, reader.header()), rate);
            long[] partner = new long[beats.count()];
            BeatScore score = comparison.score(
                beats.values(), beats.count(), Ec57.WINDOW_SECONDS, partner);
            records.put(name, score);
            if (truth.stream().anyMatch(a -> a.code() == AnnotationCode.PACED)) {
                paced = paced.plus(score);
            } else {
                gross = gross.plus(score);
                narrow = narrow.plus(comparison.score(
                    beats.values(), beats.count(), Ec57.NARROW_WINDOW_SECONDS, null));
            }
            latencies(partner, confirmations, rate);
        }
    }

    /// Annotations count frames; the detector counts samples of the first signal.
    private static List<Annotation> inSamples(List<Annotation> truth, RecordHeader header) {
        int perFrame = header.signals().get(0).storage().samplesPerFrame();
        return perFrame == 1 ? truth : truth.stream()
            .map(a -> Annotation.of(a.sample() * perFrame, a.code())).toList();
    }

    private static double rate(RecordHeader header, String name) {
        if (header.signals().isEmpty()) {
            throw new RecordException("no signal: file=" + name + ".hea, expected at least one");
        }
        SignalHeader first = header.signals().get(0);
        double rate = header.clock().framesPerSecond() * first.storage().samplesPerFrame();
        if (!(rate >= QrsDetector.SAMPLES_PER_SECOND_MIN
                && rate <= QrsDetector.SAMPLES_PER_SECOND_MAX)) {
            throw new RecordException("sampling frequency out of range: file=" + name
                + ".hea is=" + rate + ", expected " + QrsDetector.SAMPLES_PER_SECOND_MIN + " to "
                + QrsDetector.SAMPLES_PER_SECOND_MAX + " Hz");
        }
        return rate;
    }

    private void detect(RecordReader reader, QrsDetector detector, Longs beats,
            Longs confirmations) {
        SignalHeader signal = reader.header().signals().get(0);
        Millivolts millivolts = Millivolts.of(signal, reader.header().name() + ".hea");
        int perFrame = signal.storage().samplesPerFrame();
        int stride = reader.header().frameSamples();
        int[] frames = new int[Math.max(1, Math.min(FRAMES, (1 << 20) / stride)) * stride];
        double[] input = new double[frames.length / stride * perFrame];
        int read = reader.read(frames, frames.length / stride);
        while (read > 0) {
            for (int i = 0; i < read * perFrame; i++) {
                input[i] = millivolts.of(frames[i / perFrame * stride + i % perFrame]);
            }
            run(detector, input, read * perFrame, beats, confirmations);
            read = reader.read(frames, frames.length / stride);
        }
        double[] silence = new double[detector.latencyMaxSamples()];
        Arrays.fill(silence, Double.NaN);
        run(detector, silence, silence.length, beats, confirmations);
        samples -= silence.length;
    }

    private void run(QrsDetector detector, double[] input, int count, Longs beats,
            Longs confirmations) {
        long before = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < count; i++) {
            if (detector.step(input[i])) {
                beats.add(detector.beatSample());
                confirmations.add(detector.nowSample());
            }
        }
        cpuNs += threads.getCurrentThreadCpuTime() - before;
        samples += count;
    }

    private void latencies(long[] partner, Longs confirmations, double rate) {
        for (int i = 0; i < partner.length; i++) {
            if (partner[i] >= 0) {
                latenciesMicroseconds.add(
                    Math.round((confirmations.at(i) - partner[i]) * 1e6 / rate));
            }
        }
    }

    private EcgReport report() {
        int count = latenciesMicroseconds.count();
        long[] sorted = Arrays.copyOf(latenciesMicroseconds.values(), count);
        Arrays.sort(sorted);
        EcgReport.Effort effort = new EcgReport.Effort(samples * 1e9 / Math.max(1, cpuNs),
            quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1));
        return new EcgReport(records, gross, paced, gross.plus(paced), narrow, effort);
    }

    /// The smallest value that at least that part of all values does not exceed, in milliseconds.
    private static double quantile(long[] sorted, double part) {
        if (sorted.length == 0) {
            return 0;
        }
        int rank = (int) Math.ceil(part * sorted.length);
        return sorted[Math.max(0, rank - 1)] / 1000.0;
    }
}
