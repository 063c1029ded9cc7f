package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.QrsDetector;
import java.io.IOException;
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
/// Detector and classifier see both leads of each record, in millivolts, sample by sample, as they
/// would at the bedside ([EcgRun]); then the detector sees the first lead alone, because that is
/// what other detectors are measured by. Records whose reference contains paced beats are pooled
/// apart, as the standard asks.
public final class EcgScore {
    private final int leadsMax;
    private final double[] noise;
    private final double decibels;
    private final SortedMap<String, EcgReport.Entry> records = new TreeMap<>();
    private final Longs latenciesMicroseconds = new Longs();
    private long samples;
    private long detectionNs;
    private long monitoringNs;

    private EcgScore(int leadsMax, double[] noise, double decibels) {
        this.leadsMax = leadsMax;
        this.noise = noise;
        this.decibels = decibels;
    }

    /// The report on every record (`NAME.hea` with `NAME.atr`) of `folder`, with both leads where
    /// there are two.
    ///
    /// Throws `RecordException` when there is none, or one is missing a file, malformed,
    /// truncated, altered, or not an electrocardiogram.
    public static EcgReport of(Path folder) {
        return of(folder, 2);
    }

    /// The same with at most `leadsMax` leads.
    public static EcgReport of(Path folder, int leadsMax) {
        return of(folder, leadsMax, Advance.SILENT);
    }

    /// The same, telling `progress` how many records are done of how many.
    public static EcgReport of(Path folder, int leadsMax, Advance progress) {
        return new EcgScore(leadsMax, null, 0).all(folder, progress);
    }

    /// The same with noise added: the first signal of the record whose header is `noise`, at
    /// `decibels` below the beats.
    public static EcgReport stressed(Path folder, int leadsMax, Path noise, double decibels,
            Advance progress) {
        try (RecordReader reader = RecordReader.open(noise)) {
            int[] frame = new int[reader.header().frameSamples()];
            double[] millivolts = new double[(int) Math.min(1 << 24, reader.frames())];
            Millivolts scale =
                Millivolts.of(reader.header().signals().get(0), noise.toString());
            for (int i = 0; i < millivolts.length; i++) {
                reader.read(frame, 1);
                millivolts[i] = scale.of(frame[0]);
            }
            return new EcgScore(leadsMax, millivolts, decibels).all(folder, progress);
        }
    }

    private EcgReport all(Path folder, Advance progress) {
        TreeSet<String> names = names(folder);
        for (String name : names) {
            progress.show(records.size(), names.size());
            add(RecordSource.folder(folder), name);
        }
        progress.show(names.size(), names.size());
        return report();
    }

    static TreeSet<String> names(Path folder) {
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
        List<Annotation> annotations = AnnotationFile.read(source, name + ".atr");
        EcgRun both = run(source, name, annotations, leadsMax);
        EcgRun first = leadsMax == 1 ? both : run(source, name, annotations, 1);
        try (RecordReader reader = RecordReader.open(source, name + ".hea")) {
            double rate = rate(reader.header(), name);
            List<Annotation> truth = inSamples(annotations, reader.header());
            long[] partner = new long[both.beats().count()];
            records.put(name, entry(truth, rate, both, first, partner));
            latencies(partner, both.confirmations(), rate);
        }
        samples += both.samples();
        detectionNs += both.detectionNs();
        monitoringNs += both.monitoringNs();
    }

    private static EcgReport.Entry entry(List<Annotation> annotations, double rate, EcgRun both,
            EcgRun first, long[] partner) {
        Ec57 truth = new Ec57(annotations, rate);
        long[] beats = both.beats().values();
        int count = both.beats().count();
        BeatClass[] classes = both.classes();
        BeatScore all = truth.score(beats, count, Ec57.WINDOW_SECONDS, partner);
        double seconds = both.samples() / both.leads() / rate;
        return new EcgReport.Entry(all,
            truth.score(beats, count, Ec57.NARROW_WINDOW_SECONDS, null),
            truth.score(first.beats().values(), first.beats().count(), Ec57.WINDOW_SECONDS, null),
            truth.classes(beats, classes, count), truth.runs(beats, classes, count),
            new RhythmTruth(annotations, rate, seconds).score(both.episodes()),
            new EcgReport.Shutdown(seconds, distrusted(both.trustEdges()) / rate,
                new Ec57(annotations, rate, both.trustEdges())
                    .score(beats, count, Ec57.WINDOW_SECONDS, null)),
            annotations.stream().anyMatch(a -> a.code() == AnnotationCode.PACED));
    }

    private static long distrusted(Longs edges) {
        long samples = 0;
        for (int i = 0; i < edges.count(); i += 2) {
            samples += edges.at(i + 1) - edges.at(i);
        }
        return samples;
    }

    private EcgRun run(RecordSource source, String name, List<Annotation> truth, int leads) {
        NoiseStress stress = null;
        if (noise != null) {
            try (RecordReader reader = RecordReader.open(source, name + ".hea")) {
                stress = NoiseStress.of(noise, reader, truth, decibels);
            }
        }
        try (RecordReader reader = RecordReader.open(source, name + ".hea")) {
            return EcgRun.of(reader, rate(reader.header(), name), leads, stress);
        }
    }

    /// Annotations count frames; the detector counts samples of the first signal.
    static List<Annotation> inSamples(List<Annotation> truth, RecordHeader header) {
        int perFrame = header.signals().get(0).storage().samplesPerFrame();
        return perFrame == 1 ? truth : truth.stream()
            .map(a -> Annotation.of(a.sample() * perFrame, a.code())).toList();
    }

    static double rate(RecordHeader header, String name) {
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
        EcgReport.Effort effort = new EcgReport.Effort(
            samples * 1e9 / Math.max(1, detectionNs),
            samples * 1e9 / Math.max(1, monitoringNs),
            quantile(sorted, 0.5), quantile(sorted, 0.99), quantile(sorted, 1));
        return new EcgReport(records, effort, leadsMax, noise == null ? Double.NaN : decibels);
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
