package homeostat.signal.ppg;

/// The last `length` values of a signal, to be looked back at.
final class Trace {
    private final double[] ring;
    private int newest;

    Trace(int length) {
        ring = new double[length];
    }

    void push(double value) {
        newest = newest + 1 == ring.length ? 0 : newest + 1;
        ring[newest] = value;
    }

    /// The value of `samples` samples ago, 0 to `length() - 1`.
    double ago(int samples) {
        int index = newest - samples;
        return ring[index < 0 ? index + ring.length : index];
    }

    int length() {
        return ring.length;
    }
}
