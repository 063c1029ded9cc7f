package homeostat.trial.pancreas;

/// The mean of differences, one of each patient, with the interval that covers the true mean in 95
/// of 100 such trials.
///
/// Pairs take the differences among patients out of the comparison: both controllers had the same
/// people, meals, sensor errors and disturbances. The interval is over patients, so it does not
/// shrink with more seeds of the same thirty. Below two pairs there is none: NaN.
///
/// Source: Student, Biometrika 6 (1908); the quantile by Abramowitz and Stegun, "Handbook of
/// Mathematical Functions", 26.7.5, exact to 0.001 from ten pairs on.
///
/// @param pairs how many patients
/// @param mean of the differences
/// @param low end of the interval
/// @param high end of the interval
public record PairedDifference(int pairs, double mean, double low, double high) {
    private static final double NORMAL_QUANTILE = 1.959963984540054;

    /// Of `differences`, one of each patient.
    public static PairedDifference of(double... differences) {
        int n = differences.length;
        double sum = 0;
        for (double each : differences) {
            sum += each;
        }
        double mean = sum / n;
        double squares = 0;
        for (double each : differences) {
            squares += (each - mean) * (each - mean);
        }
        double half = n < 2 ? Double.NaN : quantile(n - 1) * Math.sqrt(squares / (n - 1) / n);
        return new PairedDifference(n, mean, mean - half, mean + half);
    }

    /// Whether the interval excludes no difference at all.
    public boolean isClear() {
        return low > 0 || high < 0;
    }

    static double quantile(int freedom) {
        double z = NORMAL_QUANTILE;
        double z3 = z * z * z;
        double z5 = z3 * z * z;
        double z7 = z5 * z * z;
        double v = freedom;
        return z + (z3 + z) / 4 / v + (5 * z5 + 16 * z3 + 3 * z) / 96 / (v * v)
                + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / 384 / (v * v * v);
    }
}
