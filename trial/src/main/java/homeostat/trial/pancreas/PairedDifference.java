package homeostat.trial.pancreas;

/// The mean of differences, one of each patient, with the interval that covers the true mean in 95
/// of 100 such trials.
///
/// Pairs take the differences among patients out of the comparison: both controllers had the same
/// people, meals, sensor errors and disturbances. The interval is over patients, so it does not
/// shrink with more seeds of the same thirty. Below two pairs there is none: NaN.
///
/// Beside the mean stands how many patients fared higher and lower, with the exact probability that
/// a fair coin would be so one-sided: it needs no bell curve, and one wild patient counts once.
///
/// Source: Student, Biometrika 6 (1908); the quantile by Abramowitz and Stegun, "Handbook of
/// Mathematical Functions", 26.7.5, exact to 0.001 from ten pairs on.
///
/// @param pairs how many patients
/// @param mean of the differences
/// @param low end of the interval
/// @param high end of the interval
/// @param higher patients with a positive difference
/// @param lower patients with a negative one
/// @param chance of the sign test, two-sided; 1 when nobody differs
/// @param gain how much wider the interval would be had the controllers had different patients and
///        days; NaN when unknown
public record PairedDifference(int pairs, double mean, double low, double high, int higher,
        int lower, double chance, double gain) {
    private static final double NORMAL_QUANTILE = 1.959963984540054;

    /// Of one number for each patient, ours less theirs.
    public static PairedDifference between(double[] ours, double[] theirs) {
        double[] differences = new double[ours.length];
        for (int i = 0; i < differences.length; i++) {
            differences[i] = ours[i] - theirs[i];
        }
        PairedDifference paired = of(differences);
        double apart = variance(ours) + variance(theirs);
        double gain = Math.sqrt(apart / variance(differences));
        return new PairedDifference(paired.pairs, paired.mean, paired.low, paired.high,
                paired.higher, paired.lower, paired.chance, gain);
    }

    /// Of `differences`, one of each patient.
    public static PairedDifference of(double... differences) {
        int n = differences.length;
        int higher = 0;
        int lower = 0;
        for (double each : differences) {
            higher += each > 0 ? 1 : 0;
            lower += each < 0 ? 1 : 0;
        }
        double mean = mean(differences);
        double half = n < 2 ? Double.NaN
                : quantile(n - 1) * Math.sqrt(variance(differences) / n);
        return new PairedDifference(n, mean, mean - half, mean + half, higher, lower,
                signChance(Math.min(higher, lower), higher + lower), Double.NaN);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double each : values) {
            sum += each;
        }
        return sum / values.length;
    }

    private static double variance(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double each : values) {
            squares += (each - mean) * (each - mean);
        }
        return squares / (values.length - 1);
    }

    /// The chance that of `tosses` of a fair coin the rarer side comes up at most `rarer` times:
    /// the binomial sum, by logarithms so that many patients do not underflow.
    private static double signChance(int rarer, int tosses) {
        double logTerm = -tosses * StrictMath.log(2);
        double sum = StrictMath.exp(logTerm);
        for (int k = 1; k <= rarer; k++) {
            logTerm += StrictMath.log((tosses - k + 1.0) / k);
            sum += StrictMath.exp(logTerm);
        }
        return Math.min(1, 2 * sum);
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
