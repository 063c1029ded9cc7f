package homeostat.signal;

/// The mean of the last `length` inputs, in floating point, without drift.
///
/// A running sum of doubles gathers the rounding of all that ever passed. So a second sum is made
/// of each round of the ring, from zero, and takes the place of the first when the round is over:
/// no error is older than two lengths.
public final class MovingMean {
    private final double[] ring;
    private int at;
    private double sum;
    private double round;

    /// A mean over `length` inputs, all 0 at first.
    public MovingMean(int length) {
        ring = new double[length];
    }

    /// Takes one input and returns the mean of it and those before it.
    public double step(double input) {
        sum += input - ring[at];
        round += input;
        ring[at] = input;
        at++;
        if (at == ring.length) {
            at = 0;
            sum = round;
            round = 0;
        }
        return sum / ring.length;
    }
}
