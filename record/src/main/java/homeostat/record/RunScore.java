package homeostat.record;

/// How well runs of ventricular beats were found: couplets, short runs of three to five, long runs.
///
/// For each real run, the longest row of claimed ventricular beats within its time (150 ms more on
/// either side) is looked up, and for each claimed run the longest row of real ones. A run counts
/// as found, or a claim as true, when that row has the least length of the run's kind: two, three
/// or six. What of the row lies outside does not count.
///
/// Source: ANSI/AAMI EC57:1998, 4.3.3.3, run sensitivity and run positive predictivity matrices;
/// WFDB Applications Guide, rxr(1).
///
/// @param couplets  runs of two
/// @param shortRuns runs of three to five
/// @param longRuns  runs of six and more
public record RunScore(Kind couplets, Kind shortRuns, Kind longRuns) {
    /// No run at all.
    public static final RunScore NONE = new RunScore(Kind.NONE, Kind.NONE, Kind.NONE);

    /// A run of this many beats and more is as long as any.
    private static final int LONG = 6;
    private static final int SHORT = 3;
    private static final int COUPLET = 2;

    static RunScore of(VentricularRuns truth, VentricularRuns claims, long window) {
        long[][] found = matrix(truth, claims, window);
        long[][] confirmed = matrix(claims, truth, window);
        return new RunScore(kind(found, confirmed, COUPLET, COUPLET),
            kind(found, confirmed, SHORT, LONG - 1), kind(found, confirmed, LONG, LONG));
    }

    /// Rows: the length of a run; columns: the longest row of the other's beats in its time.
    private static long[][] matrix(VentricularRuns runs, VentricularRuns others, long window) {
        long[][] matrix = new long[LONG + 1][LONG + 1];
        for (int i = 0; i < runs.count(); i++) {
            matrix[Math.min(LONG, runs.length(i))]
                [Math.min(LONG, others.longestWithin(runs, i, window))]++;
        }
        return matrix;
    }

    private static Kind kind(long[][] found, long[][] confirmed, int least, int most) {
        long hits = 0;
        long missed = 0;
        long right = 0;
        long extra = 0;
        for (int length = least; length <= most; length++) {
            for (int other = 0; other <= LONG; other++) {
                hits += other >= least ? found[length][other] : 0;
                missed += other < least ? found[length][other] : 0;
                right += other >= least ? confirmed[length][other] : 0;
                extra += other < least ? confirmed[length][other] : 0;
            }
        }
        return new Kind(hits, missed, right, extra);
    }

    /// Runs of one kind. Real runs and claims are counted apart, since one long claim may hold
    /// several real runs.
    ///
    /// @param found     real runs that were found
    /// @param missed    real runs that were not
    /// @param confirmed claimed runs that are real
    /// @param extra     claimed runs that are not
    public record Kind(long found, long missed, long confirmed, long extra) {
        /// None, and none claimed.
        public static final Kind NONE = new Kind(0, 0, 0, 0);

        /// The real runs, and those of them that were found.
        public BeatScore real() {
            return new BeatScore(found, missed, 0);
        }

        /// The claimed runs, and those of them that are real.
        public BeatScore claimed() {
            return new BeatScore(confirmed, 0, extra);
        }

        /// Both pooled.
        public Kind plus(Kind other) {
            return new Kind(found + other.found, missed + other.missed,
                confirmed + other.confirmed, extra + other.extra);
        }
    }

    /// Both scores pooled.
    public RunScore plus(RunScore other) {
        return new RunScore(couplets.plus(other.couplets), shortRuns.plus(other.shortRuns),
            longRuns.plus(other.longRuns));
    }
}
