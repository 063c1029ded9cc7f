package homeostat.record;

import homeostat.signal.BeatClass;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What one electrocardiogram says without a reference: its beats by class, the episodes that a
/// reader looks for, and how normal beats vary.
///
/// Source of the limits of episodes: customary Holter presets; of "no rhythm": the mean change
/// of successive intervals above 15 % of the interval, own choice.
public final class EcgAnalysis {
    private static final double PAUSE_SECONDS = 2;
    private static final double SLOW_SECONDS = 60.0 / 50;
    private static final double FAST_SECONDS = 60.0 / 120;
    private static final int RATE_BEATS_MIN = 8;
    private static final int IRREGULAR_BEATS_MIN = 64;
    private static final double IRREGULAR = 0.15;
    private static final int BIGEMINY_BEATS_MIN = 6;

    private final double samplesPerSecond;
    private final double seconds;
    private final int leads;
    private final long[] beats;
    private final BeatClass[] classes;
    private final List<EcgEpisode> episodes = new ArrayList<>();

    private EcgAnalysis(EcgRun run, double samplesPerSecond, double seconds) {
        this.samplesPerSecond = samplesPerSecond;
        this.seconds = seconds;
        leads = run.leads();
        beats = Arrays.copyOf(run.beats().values(), run.beats().count());
        classes = run.classes();
        find();
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

    private void find() {
        ventricular();
        for (int i = 1; i < beats.length; i++) {
            if (interval(i) >= PAUSE_SECONDS) {
                add(EcgEpisode.Kind.PAUSE, i - 1, i);
            }
        }
        rates(EcgEpisode.Kind.SLOW);
        rates(EcgEpisode.Kind.FAST);
        irregular();
        episodes.sort((one, other) -> Double.compare(one.fromSeconds(), other.fromSeconds()));
    }

    private void ventricular() {
        int run = 0;
        int turns = 0;
        for (int i = 0; i <= beats.length; i++) {
            boolean is = i < beats.length && classes[i] == BeatClass.VENTRICULAR;
            boolean turn = i > 0 && i < beats.length
                && is != (classes[i - 1] == BeatClass.VENTRICULAR);
            if (!turn) {
                if (turns + 1 >= BIGEMINY_BEATS_MIN) {
                    add(EcgEpisode.Kind.BIGEMINY, i - 1 - turns, i - 1);
                }
                turns = 0;
            } else {
                turns++;
            }
            if (is) {
                run++;
            } else {
                if (run > 1) {
                    add(run == 2 ? EcgEpisode.Kind.COUPLET : EcgEpisode.Kind.RUN, i - run, i - 1);
                }
                run = 0;
            }
        }
    }

    private void rates(EcgEpisode.Kind kind) {
        int from = 0;
        for (int i = 1; i <= beats.length; i++) {
            boolean in = i < beats.length && (kind == EcgEpisode.Kind.SLOW
                ? interval(i) > SLOW_SECONDS && interval(i) < PAUSE_SECONDS
                : interval(i) < FAST_SECONDS);
            if (!in) {
                if (i - from >= RATE_BEATS_MIN) {
                    add(kind, from, i - 1);
                }
                from = i;
            }
        }
    }

    private void irregular() {
        double change = 0;
        int from = -1;
        for (int i = 2; i < beats.length; i++) {
            double usual = (interval(i) + interval(i - 1)) / 2;
            double now = Math.min(1, Math.abs(interval(i) - interval(i - 1)) / usual);
            boolean ectopic = classes[i] == BeatClass.VENTRICULAR
                || classes[i - 1] == BeatClass.VENTRICULAR
                || classes[i - 2] == BeatClass.VENTRICULAR;
            change += ectopic ? 0 : (now - change) / 32;
            if (change > IRREGULAR && from < 0) {
                from = Math.max(0, i - 32);
            }
            boolean ends = change <= IRREGULAR * 0.8 || i == beats.length - 1;
            if (from >= 0 && ends) {
                if (i - from >= IRREGULAR_BEATS_MIN) {
                    add(EcgEpisode.Kind.IRREGULAR, from, i);
                }
                from = -1;
            }
        }
    }

    private double interval(int index) {
        return (beats[index] - beats[index - 1]) / samplesPerSecond;
    }

    private void add(EcgEpisode.Kind kind, int from, int to) {
        episodes.add(new EcgEpisode(kind, beats[from] / samplesPerSecond,
            beats[to] / samplesPerSecond, to - from + 1));
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
        return List.copyOf(episodes);
    }

    /// How normal beats vary.
    public HeartRateVariability variability() {
        return HeartRateVariability.of(beats, classes, beats.length, samplesPerSecond);
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
