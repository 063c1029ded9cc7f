package homeostat.record;

import homeostat.signal.BeatClass;
import java.util.List;

/// Compares detected beats with reference beats, beat by beat, by the rules of AAMI EC57.
///
/// - A detection matches a reference beat when they lie within the match window (150 ms by the
///   standard; 50 ms shows how exactly beats are placed).
/// - Each beat matches at most one. Where several could, time decides: walking along both lists,
///   a pair is made unless the next beat on one side is nearer and has no better partner itself.
/// - The first five minutes are for learning and are not scored. A pair counts by its reference
///   beat, so the border costs nobody anything.
/// - Between the start and the end of ventricular flutter or fibrillation nothing is scored.
///
/// Source: ANSI/AAMI EC57:1998, 4.3; behaviour of the reference comparator as its manual page
/// (WFDB Applications Guide, bxb(1)) describes it.
public final class Ec57 {
    /// The learning period of the standard, in seconds.
    public static final double LEARNING_SECONDS = 300;
    /// The match window of the standard, in seconds.
    public static final double WINDOW_SECONDS = 0.150;
    /// The narrow window, in seconds.
    public static final double NARROW_WINDOW_SECONDS = 0.050;

    private final long[] reference;
    private final BeatClass[] classes;
    private final int references;
    private final long[] episodes;
    private final int episodeEdges;
    private final double samplesPerSecond;
    private final long start;

    /// Takes what a recording's annotations say is true.
    public Ec57(List<Annotation> annotations, double samplesPerSecond) {
        this(annotations, samplesPerSecond, new Longs());
    }

    /// The same, scoring nothing between each first and second of `skipped`, in samples.
    Ec57(List<Annotation> annotations, double samplesPerSecond, Longs skipped) {
        this.samplesPerSecond = samplesPerSecond;
        this.start = (long) Math.ceil(LEARNING_SECONDS * samplesPerSecond);
        long[] beats = new long[annotations.size()];
        BeatClass[] kinds = new BeatClass[annotations.size()];
        long[] edges = new long[annotations.size() + 1 + skipped.count()];
        int beatCount = 0;
        int edgeCount = 0;
        for (Annotation annotation : annotations) {
            if (annotation.code().beat()) {
                kinds[beatCount] = annotation.code().beatClass();
                beats[beatCount++] = annotation.sample();
            } else if (annotation.code() == AnnotationCode.FIBRILLATION_START
                    && edgeCount % 2 == 0
                    || annotation.code() == AnnotationCode.FIBRILLATION_END
                    && edgeCount % 2 == 1) {
                edges[edgeCount++] = annotation.sample();
            }
        }
        if (edgeCount % 2 == 1) {
            edges[edgeCount++] = Long.MAX_VALUE;
        }
        for (int i = 0; i < skipped.count(); i++) {
            edges[edgeCount++] = skipped.at(i);
        }
        reference = beats;
        classes = kinds;
        references = beatCount;
        episodes = edges;
        episodeEdges = edgeCount;
    }

    /// Scores the first `count` samples of `detected`, which rise, with a window in seconds.
    /// `partner`, when not null, is told for each detection which reference beat it matched and
    /// counts towards the score, or -1.
    public BeatScore score(long[] detected, int count, double windowSeconds, long[] partner) {
        long window = (long) Math.floor(windowSeconds * samplesPerSecond);
        long hits = 0;
        long missed = 0;
        long extra = 0;
        int r = 0;
        int d = 0;
        while (r < references || d < count) {
            Step step = next(detected, count, r, d, window);
            boolean scored = step == Step.EXTRA ? scored(detected[d]) : scored(reference[r]);
            if (step != Step.MISSED && partner != null) {
                partner[d] = step == Step.PAIR && scored ? reference[r] : -1;
            }
            if (step != Step.EXTRA) {
                r++;
            }
            if (step != Step.MISSED) {
                d++;
            }
            hits += scored && step == Step.PAIR ? 1 : 0;
            missed += scored && step == Step.MISSED ? 1 : 0;
            extra += scored && step == Step.EXTRA ? 1 : 0;
        }
        return new BeatScore(hits, missed, extra);
    }

    /// Compares the classes of detected beats with those of reference beats, with the window of
    /// the standard: `of` is the class of each of the first `count` samples of `detected`.
    public ClassMatrix classes(long[] detected, BeatClass[] of, int count) {
        long window = (long) Math.floor(WINDOW_SECONDS * samplesPerSecond);
        ClassMatrix matrix = new ClassMatrix();
        int r = 0;
        int d = 0;
        while (r < references || d < count) {
            Step step = next(detected, count, r, d, window);
            if (step == Step.EXTRA ? scored(detected[d]) : scored(reference[r])) {
                matrix.count(step == Step.EXTRA ? null : classes[r],
                    step == Step.MISSED ? null : of[d]);
            }
            r += step == Step.EXTRA ? 0 : 1;
            d += step == Step.MISSED ? 0 : 1;
        }
        return matrix;
    }

    /// What each of the first `count` samples of `detected` is by the reference, the learning
    /// period included; null when it is no beat.
    BeatClass[] truth(long[] detected, int count) {
        long window = (long) Math.floor(WINDOW_SECONDS * samplesPerSecond);
        BeatClass[] truth = new BeatClass[count];
        int r = 0;
        int d = 0;
        while (r < references && d < count) {
            Step step = next(detected, count, r, d, window);
            if (step == Step.PAIR) {
                truth[d] = classes[r];
            }
            r += step == Step.EXTRA ? 0 : 1;
            d += step == Step.MISSED ? 0 : 1;
        }
        return truth;
    }

    /// Compares runs of ventricular beats.
    public RunScore runs(long[] detected, BeatClass[] of, int count) {
        long window = (long) Math.floor(WINDOW_SECONDS * samplesPerSecond);
        VentricularRuns truth = new VentricularRuns(reference, classes, references, this::scored);
        VentricularRuns claims = new VentricularRuns(detected, of, count, this::scored);
        return RunScore.of(truth, claims, window);
    }

    private enum Step { PAIR, MISSED, EXTRA }

    private Step next(long[] detected, int count, int r, int d, long window) {
        if (r == references) {
            return Step.EXTRA;
        }
        if (d == count) {
            return Step.MISSED;
        }
        long gap = Math.abs(reference[r] - detected[d]);
        if (detected[d] <= reference[r]) {
            boolean nextNearer = d + 1 < count && gapOf(reference[r], detected[d + 1]) < gap;
            boolean nextTaken = nextNearer && r + 1 < references
                && gapOf(reference[r + 1], detected[d + 1]) < gapOf(reference[r], detected[d + 1]);
            return gap <= window && (!nextNearer || nextTaken) ? Step.PAIR : Step.EXTRA;
        }
        boolean nextNearer = r + 1 < references && gapOf(reference[r + 1], detected[d]) < gap;
        boolean nextTaken = nextNearer && d + 1 < count
            && gapOf(reference[r + 1], detected[d + 1]) < gapOf(reference[r + 1], detected[d]);
        return gap <= window && (!nextNearer || nextTaken) ? Step.PAIR : Step.MISSED;
    }

    private static long gapOf(long one, long other) {
        return Math.abs(one - other);
    }

    private boolean scored(long sample) {
        if (sample < start) {
            return false;
        }
        for (int i = 0; i < episodeEdges; i += 2) {
            if (sample >= episodes[i] && sample <= episodes[i + 1]) {
                return false;
            }
        }
        return true;
    }
}
