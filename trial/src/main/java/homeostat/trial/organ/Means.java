package homeostat.trial.organ;

/// Means of several values over a stretch of a run.
public final class Means {
    private final double[] sums;
    private long count;

    /// Nothing seen yet of so many values.
    public Means(int values) {
        sums = new double[values];
    }

    /// Takes one of each.
    public void add(double... values) {
        count++;
        for (int i = 0; i < sums.length; i++) {
            sums[i] += values[i];
        }
    }

    /// The mean of one of them, NaN before any was taken.
    public double of(int value) {
        return sums[value] / count;
    }
}
