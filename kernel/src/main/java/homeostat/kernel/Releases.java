package homeostat.kernel;

/// The instants at which a task is released, one after the other.
///
/// Release `k` is at `offset + k * span / count`, rounded down. Whole periods are added and what
/// each leaves over, in parts of a nanosecond; when these make a nanosecond it comes on top. After
/// `count` releases nothing is left over, so nothing drifts, and no step of a device divides.
///
/// Source: J. Bresenham, "Algorithm for computer control of a digital plotter", IBM Systems Journal
/// 4 (1965).
final class Releases {
    private final long periodNs;
    private final long partsEach;
    private final long count;
    private long nextNs;
    private long parts;

    Releases(long offsetNs, long spanNs, long count) {
        this.periodNs = spanNs / count;
        this.partsEach = spanNs % count;
        this.count = count;
        this.nextNs = offsetNs;
    }

    /// The instant of the next release.
    long nextNs() {
        return nextNs;
    }

    /// That one is made.
    void made() {
        nextNs += periodNs;
        parts += partsEach;
        if (parts >= count) {
            parts -= count;
            nextNs++;
        }
    }
}
