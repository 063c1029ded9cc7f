package homeostat.signal;

/// A hump of the energy that may be a beat: a slot, overwritten by the next one.
final class QrsCandidate {
    private boolean present;
    private int height;
    private int steepness;
    private long sample;

    void set(int height, int steepness, long sample) {
        present = true;
        this.height = height;
        this.steepness = steepness;
        this.sample = sample;
    }

    /// There is none any more; the fields stay readable until the next one.
    void clear() {
        present = false;
    }

    /// True when there is one.
    boolean present() {
        return present;
    }

    /// The height of the hump, in microvolts per 10 ms.
    int height() {
        return height;
    }

    /// The greatest slope under it, in microvolts per 10 ms.
    int steepness() {
        return steepness;
    }

    /// Where its greatest deflection is, counted from the first sample.
    long sample() {
        return sample;
    }
}
