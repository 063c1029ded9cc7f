package homeostat.record;

import homeostat.signal.BeatClass;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What one electrocardiogram says without a reference: its beats by class, the rhythms that a
/// reader looks for, how normal beats vary, and how much of it may be believed.
public final class EcgAnalysis {
    private final double samplesPerSecond;
    private final double seconds;
    private final int leads;
    private final long[] beats;
    private final BeatClass[] classes;
    private final List<EcgEpisode> episodes;
    private final double distrustedSeconds;
    private final Longs trustEdges;
    private final double qtMs;
    private final double qtCorrectedMs;

    private EcgAnalysis(EcgRun run, double samplesPerSecond, double seconds) {
        this.samplesPerSecond = samplesPerSecond;
        this.seconds = seconds;
        leads = run.leads();
        beats = Arrays.copyOf(run.beats().values(), run.beats().count());
        classes = run.classes();
        episodes = run.episodes().stream()
            .sorted(Comparator.comparingDouble(EcgEpisode::fromSeconds)).toList();
        double distrusted = 0;
        for (int i = 0; i + 1 < run.trustEdges().count(); i += 2) {
            distrusted += run.trustEdges().at(i + 1) - run.trustEdges().at(i);
        }
        distrustedSeconds = distrusted / samplesPerSecond;
        trustEdges = run.trustEdges();
        qtMs = median(run.qtMs());
        qtCorrectedMs = median(run.qtCorrectedMs());
    }

    /// Of the record whose header is the file `header`.
    ///
    /// Throws `RecordException` when it cannot be read, or is no electrocardiogram.
    public static EcgAnalysis of(Path header) {
        try (RecordReader reader = RecordReader.open(header)) {
            double rate = EcgScore.rate(reader.header(), reader.header().name());
            EcgRun run = EcgRun.of(reader, rate, 2, null);
            return new EcgAnalysis(run, rate,
                reader.frames() / reader.header().clock().framesPerSecond());
        }
    }

    /// How many beats lie in an episode.
    public int beats(EcgEpisode episode) {
        int count = 0;
        for (long beat : beats) {
            double at = beat / samplesPerSecond;
            count += at >= episode.fromSeconds() && at <= episode.toSeconds() ? 1 : 0;
        }
        return count;
    }

    private static double median(Longs values) {
        long[] sorted = Arrays.copyOf(values.values(), values.count());
        Arrays.sort(sorted);
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /// The QT interval of the first lead, milliseconds: the median over normal beats; not a number
    /// when it could not be measured. See `homeostat.signal.QtMeter`.
    public double qtMs() {
        return qtMs;
    }

    /// The same corrected for the rate after Fridericia.
    public double qtCorrectedMs() {
        return qtCorrectedMs;
    }

    /// How long what was said could not be believed, in seconds.
    public double distrustedSeconds() {
        return distrustedSeconds;
    }

    /// How many beats were found.
    public int beats() {
        return beats.length;
    }

    /// When a beat was, in seconds.
    public double seconds(int beat) {
        return beats[beat] / samplesPerSecond;
    }

    /// The class of a beat.
    public BeatClass beatClass(int beat) {
        return classes[beat];
    }

    /// How many beats are of that class.
    public long count(BeatClass of) {
        return Arrays.stream(classes).filter(c -> c == of).count();
    }

    /// The length of the recording, in seconds.
    public double seconds() {
        return seconds;
    }

    /// How many leads were read.
    public int leads() {
        return leads;
    }

    /// The mean heart rate, per minute; 0 with fewer than two beats.
    public double ratePerMinute() {
        return beats.length < 2 ? 0
            : 60 * (beats.length - 1) / (seconds(beats.length - 1) - seconds(0));
    }

    /// The episodes, in the order of their beginnings.
    public List<EcgEpisode> episodes() {
        return episodes;
    }

    /// How normal beats vary. Beats found while there was no trust count as unknown, so that no
    /// interval that begins or ends there does.
    public HeartRateVariability variability() {
        BeatClass[] trusted = classes.clone();
        for (int i = 0; i + 1 < trustEdges.count(); i += 2) {
            for (int beat = 0; beat < beats.length; beat++) {
                boolean inside = beats[beat] >= trustEdges.at(i)
                    && beats[beat] <= trustEdges.at(i + 1);
                trusted[beat] = inside ? BeatClass.UNKNOWN : trusted[beat];
            }
        }
        return HeartRateVariability.of(beats, trusted, beats.length, samplesPerSecond);
    }

    /// The beats as annotations, for those who write them down.
    public List<Annotation> annotations() {
        List<Annotation> annotations = new ArrayList<>();
        for (int i = 0; i < beats.length; i++) {
            annotations.add(Annotation.of(beats[i], switch (classes[i]) {
                case NORMAL -> AnnotationCode.NORMAL;
                case SUPRAVENTRICULAR -> AnnotationCode.SUPRAVENTRICULAR_PREMATURE;
                case VENTRICULAR -> AnnotationCode.VENTRICULAR_PREMATURE;
                case FUSION -> AnnotationCode.FUSION;
                case UNKNOWN -> AnnotationCode.UNKNOWN;
            }));
        }
        return annotations;
    }
}
