package homeostat.record.eeg;

/// Counts of a comparison of seizures, and what is made of them. Scores of several recordings are
/// added before anything is divided.
///
/// @param reference     events (or seconds) that truly are
/// @param truePositives of these, how many were found
/// @param falseAlarms   events (or seconds) that were told and are not
/// @param seconds       the length of the recordings
public record SeizureScore(long reference, long truePositives, long falseAlarms, double seconds) {
    /// Nothing scored yet.
    public static final SeizureScore NONE = new SeizureScore(0, 0, 0, 0);
    private static final double SECONDS_PER_DAY = 86_400;

    /// Both scores pooled.
    public SeizureScore plus(SeizureScore other) {
        return new SeizureScore(reference + other.reference,
            truePositives + other.truePositives, falseAlarms + other.falseAlarms,
            seconds + other.seconds);
    }

    /// The share that was found; not a number when there was nothing to find.
    public double sensitivity() {
        return (double) truePositives / reference;
    }

    /// The share of what was told that is true; not a number when nothing was told.
    public double precision() {
        return (double) truePositives / (truePositives + falseAlarms);
    }

    /// The harmonic mean of both; 0 when nothing told is true, not a number when either is none.
    public double f1() {
        double sum = sensitivity() + precision();
        return sum == 0 ? 0 : 2 * sensitivity() * precision() / sum;
    }

    /// How often a day something is told that is not.
    public double falseAlarmsPerDay() {
        return falseAlarms / (seconds / SECONDS_PER_DAY);
    }
}
