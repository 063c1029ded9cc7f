package homeostat.signal;

/// Whether successive intervals have no rhythm at all, as when the atria fibrillate.
///
/// Of the last sixteen intervals, every two are compared: in any rhythm many are alike, also where
/// ectopic beats alternate with normal ones, and in atrial fibrillation hardly any. The part of the
/// pairs that differ by 7 per cent of the mean is averaged over some 25 beats, and so is that of
/// neighbours alone: breathing changes intervals as much, but slowly. Only intervals between beats
/// that are not ventricular count, and none across a pause.
///
/// Source: pairs of intervals instead of successive ones: A. Petrenas, V. Marozas and L. Sornmo,
/// "Low-complexity detection of atrial fibrillation in continuous long-term monitoring", Comput.
/// Biol. Med. 65 (2015); tolerance as a part of the mean: D. Lake and J. Moorman, "Accurate
/// estimation of entropy in very short physiological time series", Am. J. Physiol. Heart 300
/// (2011). Own: the numbers, and that ventricular beats are left out instead of suppressed.
final class Irregularity {
    private static final int SIZE = 16;
    private static final int PAIRS = SIZE * (SIZE - 1) / 2;
    private static final double TOLERANCE = 0.07;
    private static final double LEARNING = 0.04;
    private static final double BEGINS = 0.65;
    private static final double ENDS = 0.55;
    private static final double NEIGHBOURS_LESS = 0.15;

    private final double[] intervals = new double[SIZE];
    private final double[] sorted = new double[SIZE];
    private int at;
    private int count;
    private double unlike;
    private double neighboursUnlike;
    private boolean present;

    /// Takes the next interval, in seconds.
    void push(double seconds) {
        double oldest = count == SIZE ? intervals[at] : Double.NaN;
        intervals[at] = seconds;
        at = at + 1 & SIZE - 1;
        count = Math.min(SIZE, count + 1);
        sort(oldest, seconds);
        if (count == SIZE) {
            compare();
            double limit = present ? ENDS : BEGINS;
            present = unlike > limit && neighboursUnlike > limit - NEIGHBOURS_LESS;
        }
    }

    /// Puts the interval in the place of the oldest among those in order of size.
    private void sort(double oldest, double seconds) {
        int place = 0;
        while (place < count - 1 && sorted[place] != oldest) {
            place++;
        }
        while (place > 0 && sorted[place - 1] > seconds) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        while (place < count - 1 && sorted[place + 1] < seconds) {
            sorted[place] = sorted[place + 1];
            place++;
        }
        sorted[place] = seconds;
    }

    /// In order of size, what is unlike the shortest that are unlike it is unlike all before, so
    /// that one way through both ends of the pairs counts them all.
    private void compare() {
        double mean = 0;
        int neighbours = 0;
        for (int i = 0; i < SIZE; i++) {
            mean += intervals[i] / SIZE;
        }
        double tolerance = TOLERANCE * mean;
        for (int i = 1; i < SIZE; i++) {
            double earlier = intervals[at + i - 1 & SIZE - 1];
            double later = intervals[at + i & SIZE - 1];
            neighbours += Math.abs(later - earlier) >= tolerance ? 1 : 0;
        }
        int pairs = 0;
        int shorter = 0;
        int longer = 0;
        for (int k = 0; k < 2 * SIZE && longer < SIZE; k++) {
            double apart = sorted[longer] - sorted[Math.min(shorter, longer)];
            if (shorter < longer && apart >= tolerance) {
                shorter++;
            } else {
                pairs += shorter;
                longer++;
            }
        }
        unlike += LEARNING * ((double) pairs / PAIRS - unlike);
        neighboursUnlike += LEARNING * ((double) neighbours / (SIZE - 1) - neighboursUnlike);
    }

    /// The part of the pairs that are unlike, averaged: in a rhythm some 0 to 0.6.
    double unlike() {
        return unlike;
    }

    /// True while there is no rhythm.
    boolean present() {
        return present;
    }

    /// Begins anew.
    void reset() {
        count = 0;
        unlike = 0;
        neighboursUnlike = 0;
        present = false;
    }
}
