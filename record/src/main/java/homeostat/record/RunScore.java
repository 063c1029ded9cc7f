package homeostat.record;

/// How well runs of ventricular beats were found: couplets, short runs of three to five, long runs.
///
/// A run counts as found when a claimed run of at least its kind's least length overlaps it, and a
/// claimed run as true when a real run does so.
///
/// Source: the kinds are those of ANSI/AAMI EC57:1998, 4.3.3.3; the overlap rule is own, and
/// kinder to a claim than the reference comparator's, which aligns beat by beat.
///
/// @param couplets  runs of two
/// @param shortRuns runs of three to five
/// @param longRuns  runs of six and more
public record RunScore(BeatScore couplets, BeatScore shortRuns, BeatScore longRuns) {
    /// No run at all.
    public static final RunScore NONE =
        new RunScore(BeatScore.NONE, BeatScore.NONE, BeatScore.NONE);

    private static final int[] LEAST = {2, 3, 6};
    private static final int[] MOST = {2, 5, Integer.MAX_VALUE};

    static RunScore of(VentricularRuns truth, VentricularRuns claims, long window) {
        return new RunScore(kind(truth, claims, window, 0), kind(truth, claims, window, 1),
            kind(truth, claims, window, 2));
    }

    private static BeatScore kind(
            VentricularRuns truth, VentricularRuns claims, long window, int kind) {
        long found = 0;
        long missed = 0;
        long extra = 0;
        for (int i = 0; i < truth.count(); i++) {
            if (truth.length(i) >= LEAST[kind] && truth.length(i) <= MOST[kind]) {
                boolean hit = claims.longestWithin(truth, i, window) >= LEAST[kind];
                found += hit ? 1 : 0;
                missed += hit ? 0 : 1;
            }
        }
        for (int i = 0; i < claims.count(); i++) {
            boolean ofKind = claims.length(i) >= LEAST[kind] && claims.length(i) <= MOST[kind];
            extra += ofKind && truth.longestWithin(claims, i, window) < LEAST[kind] ? 1 : 0;
        }
        return new BeatScore(found, missed, extra);
    }

    /// Both scores pooled.
    public RunScore plus(RunScore other) {
        return new RunScore(couplets.plus(other.couplets), shortRuns.plus(other.shortRuns),
            longRuns.plus(other.longRuns));
    }
}
