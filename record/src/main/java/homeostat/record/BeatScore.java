package homeostat.record;

/// How well detected beats agree with reference beats: the counts, and the two ratios made of
/// them.
///
/// Source: ANSI/AAMI EC57, 4.3.3.2 (gross statistics: counts are pooled, then divided).
///
/// @param truePositives  reference beats with a detection
/// @param falseNegatives reference beats without
/// @param falsePositives detections without a reference beat
public record BeatScore(long truePositives, long falseNegatives, long falsePositives) {
    /// Nothing scored yet.
    public static final BeatScore NONE = new BeatScore(0, 0, 0);

    /// Reference beats.
    public long beats() {
        return truePositives + falseNegatives;
    }

    /// Sensitivity in per cent; 100 when there was nothing to find.
    public double sensitivityPercent() {
        return percent(truePositives, falseNegatives);
    }

    /// Positive predictive value in per cent; 100 when nothing was claimed.
    public double predictivityPercent() {
        return percent(truePositives, falsePositives);
    }

    /// Both scores pooled.
    public BeatScore plus(BeatScore other) {
        return new BeatScore(truePositives + other.truePositives,
            falseNegatives + other.falseNegatives, falsePositives + other.falsePositives);
    }

    private static double percent(long hits, long misses) {
        return hits + misses == 0 ? 100 : 100.0 * hits / (hits + misses);
    }
}
