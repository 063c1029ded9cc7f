package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.signal.BeatClass;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The score is what claims rest on, so every rule of it is pinned down. 1000 samples a second:
/// numbers are milliseconds.
final class Ec57Test {
    private final List<Annotation> truth = new ArrayList<>();

    @Test
    void countsHitsMissesAndExtras() {
        beats(400_000, 401_000, 402_000);
        score(2, 1, 1, 400_100, 401_150, 401_500);
    }

    @Test
    void matchesUpToTheWindowAndNotBeyond() {
        beats(400_000);
        score(1, 0, 0, 399_850);
        score(1, 0, 0, 400_150);
        score(0, 1, 1, 400_151);
        score(0, 1, 1, 399_849);
    }

    @Test
    void learnsForFiveMinutes() {
        beats(100_000, 299_000, 300_050);
        score(1, 0, 0, 300_060);
        score(1, 0, 0, 1000, 2000, 299_950);
        score(0, 1, 1, 299_899, 300_201);
        score(0, 1, 0);
    }

    @Test
    void matchesABeatOnce() {
        beats(400_000);
        score(1, 0, 1, 399_900, 400_010);
        score(1, 0, 1, 399_990, 400_100);
    }

    @Test
    void givesADetectionToTheNearerOfTwoBeats() {
        beats(400_000, 400_200);
        score(1, 1, 0, 400_120);
        assertEquals(400_200, partner(400_120));
        score(2, 0, 0, 400_120, 400_210);
    }

    @Test
    void skipsFlutterAndFibrillationOnBothSides() {
        beats(400_000);
        mark(401_000, AnnotationCode.FIBRILLATION_START);
        beats(402_000);
        mark(405_000, AnnotationCode.FIBRILLATION_END);
        beats(406_000);
        score(2, 0, 0, 400_000, 403_000, 404_000, 406_000);
        score(1, 1, 1, 400_000, 405_500);
    }

    @Test
    void countsEveryClassOfBeatAndNoOtherMark() {
        mark(400_000, AnnotationCode.PACED);
        mark(400_500, AnnotationCode.RHYTHM_CHANGE);
        mark(401_000, AnnotationCode.UNKNOWN);
        mark(401_500, AnnotationCode.BLOCKED_P_WAVE);
        mark(402_000, AnnotationCode.FLUTTER_WAVE);
        score(0, 2, 0);
    }

    @Test
    void poolsCountsBeforeItDivides() {
        BeatScore pooled = new BeatScore(90, 10, 0).plus(new BeatScore(0, 100, 10));
        assertEquals(new BeatScore(90, 110, 10), pooled);
        assertEquals(45, pooled.sensitivityPercent());
        assertEquals(90, pooled.predictivityPercent());
        assertEquals(100, BeatScore.NONE.sensitivityPercent());
    }

    @Test
    void saysWhichBeatEachDetectionMatched() {
        beats(100_000, 400_000, 401_000);
        long[] partner = new long[3];
        comparison().score(new long[] {100_000, 400_020, 400_600}, 3, 0.15, partner);
        assertArrayEquals(new long[] {-1, 400_000, -1}, partner);
    }

    @Test
    void forgivesAFusionBeatCalledVentricularAndCountsTheRest() {
        mark(400_000, AnnotationCode.VENTRICULAR_PREMATURE);
        mark(401_000, AnnotationCode.FUSION);
        mark(402_000, AnnotationCode.NODAL_ESCAPE);
        mark(403_000, AnnotationCode.RIGHT_BUNDLE_BRANCH_BLOCK);
        BeatClass v = BeatClass.VENTRICULAR;
        ClassMatrix matrix = comparison().classes(
            new long[] {400_010, 401_010, 402_010, 403_010, 404_000},
            new BeatClass[] {v, v, BeatClass.SUPRAVENTRICULAR, v, BeatClass.NORMAL}, 5);
        assertEquals(new BeatScore(1, 0, 1), matrix.ventricular());
        assertEquals(new BeatScore(1, 0, 0), matrix.supraventricular());
        assertEquals(1, matrix.at(null, BeatClass.NORMAL));
    }

    @Test
    void findsRunsByTheirKind() {
        BeatClass v = BeatClass.VENTRICULAR;
        BeatClass n = BeatClass.NORMAL;
        for (int i = 0; i < 12; i++) {
            boolean normal = i == 2 || i == 6;
            mark(400_000 + i * 500, normal ? AnnotationCode.NORMAL
                : AnnotationCode.VENTRICULAR_PREMATURE);
        }
        long[] at = new long[12];
        Arrays.setAll(at, i -> 400_000 + i * 500);
        RunScore runs = comparison().runs(at,
            new BeatClass[] {v, v, n, v, v, n, n, v, v, v, v, n}, 12);
        assertEquals(new RunScore.Kind(1, 0, 2, 0), runs.couplets());
        assertEquals(new RunScore.Kind(1, 1, 1, 0), runs.shortRuns());
        assertEquals(RunScore.Kind.NONE, runs.longRuns());
    }

    @Test
    void countsOfARunOnlyWhatLiesInTheTimeOfTheOther() {
        BeatClass v = BeatClass.VENTRICULAR;
        BeatClass n = BeatClass.NORMAL;
        long[] at = new long[8];
        for (int i = 0; i < at.length; i++) {
            at[i] = 400_000 + i * 500;
            mark(at[i], i < 3 ? AnnotationCode.VENTRICULAR_PREMATURE : AnnotationCode.NORMAL);
        }
        RunScore runs = comparison().runs(at, new BeatClass[] {n, v, v, v, v, v, v, n}, 8);
        assertEquals(new RunScore.Kind(0, 1, 0, 0), runs.shortRuns(), "two of three");
        assertEquals(new RunScore.Kind(0, 0, 0, 1), runs.longRuns(), "two of six");
    }

    private long partner(long detected) {
        long[] partner = new long[1];
        comparison().score(new long[] {detected}, 1, 0.15, partner);
        return partner[0];
    }

    private void score(long hits, long missed, long extra, long... detected) {
        assertEquals(new BeatScore(hits, missed, extra),
            comparison().score(detected, detected.length, Ec57.WINDOW_SECONDS, null));
    }

    private Ec57 comparison() {
        return new Ec57(truth, 1000);
    }

    private void beats(long... samples) {
        for (long sample : samples) {
            mark(sample, AnnotationCode.NORMAL);
        }
    }

    private void mark(long sample, AnnotationCode code) {
        truth.add(Annotation.of(sample, code));
    }
}
