package homeostat.record;

import homeostat.signal.BeatClass;

/// How often a beat of one class was called a beat of another: six rows of truth (N, S, V, F, Q
/// and no beat at all), six columns of claims.
///
/// A fusion beat called ventricular is neither rewarded nor punished, and neither is an unknown
/// beat called anything.
///
/// Source: ANSI/AAMI EC57:1998, 4.3.3.1 and table 3.
public final class ClassMatrix {
    private static final int CLASSES = 5;

    private final long[][] counts = new long[CLASSES + 1][CLASSES + 1];

    /// Nothing counted yet.
    public ClassMatrix() { }

    /// Counts one beat; null stands for no beat.
    void count(BeatClass truth, BeatClass claim) {
        counts[index(truth)][index(claim)]++;
    }

    /// Adds the counts of another.
    void add(ClassMatrix other) {
        for (int i = 0; i <= CLASSES; i++) {
            for (int k = 0; k <= CLASSES; k++) {
                counts[i][k] += other.counts[i][k];
            }
        }
    }

    private static int index(BeatClass of) {
        return of == null ? CLASSES : of.ordinal();
    }

    /// How many beats of class `truth` were called `claim`; null stands for no beat.
    public long at(BeatClass truth, BeatClass claim) {
        return counts[index(truth)][index(claim)];
    }

    /// Ventricular ectopic beats, found as such.
    public BeatScore ventricular() {
        return score(BeatClass.VENTRICULAR, BeatClass.FUSION);
    }

    /// Supraventricular ectopic beats, found as such.
    public BeatScore supraventricular() {
        return score(BeatClass.SUPRAVENTRICULAR, null);
    }

    private BeatScore score(BeatClass of, BeatClass forgiven) {
        int own = of.ordinal();
        long missed = 0;
        long extra = 0;
        for (int k = 0; k <= CLASSES; k++) {
            missed += k == own ? 0 : counts[own][k];
            boolean free = k == own || k == BeatClass.UNKNOWN.ordinal()
                || forgiven != null && k == forgiven.ordinal();
            extra += free ? 0 : counts[k][own];
        }
        return new BeatScore(counts[own][own], missed, extra);
    }
}
