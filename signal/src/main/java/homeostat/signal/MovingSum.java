package homeostat.signal;

/// The sum of the last `length` inputs, exact: integers do not drift, however long it runs.
///
/// Divided by the length it is the plainest low-pass with linear phase: every frequency is late
/// by the same `(length - 1) / 2` samples, so peaks stay where they are.
public final class MovingSum {
    private final int[] ring;
    private int at;
    private int sum;

    /// A sum over `length` samples, all 0 at first. Inputs are at most 2^31 / `length` in size.
    public MovingSum(int length) {
        ring = new int[length];
    }

    /// Takes one input and returns the sum of it and those before it.
    public int step(int input) {
        sum += input - ring[at];
        ring[at] = input;
        at++;
        if (at == ring.length) {
            at = 0;
        }
        return sum;
    }

    /// Takes one input and returns the mean, rounded towards zero.
    public int mean(int input) {
        return step(input) / ring.length;
    }

    /// Goes on as if `input` had been the input for ever.
    public void settle(int input) {
        for (int i = 0; i < ring.length; i++) {
            ring[i] = input;
        }
        sum = input * ring.length;
    }
}
