package homeostat.kernel;

/// An input port that carries the latest reading of a quantity.
///
/// The host offers readings whenever they come; the task sees the one that was there at its
/// release, and that one until its next release, however long its step takes. On the way in, the
/// reading is graded: not a number, out of the declared range, in the future or too old is said
/// in its [Quality], so that no task has to remember to ask.
public final class In<Q extends Dimension> {
    private final double lowBase;
    private final double highBase;
    private final long staleAfterNs;
    private final Reading<Q> offered = new Reading<>();
    private final Reading<Q> latched = new Reading<>();
    private boolean offeredFresh;
    private boolean latchedFresh;

    In(Range<Q> range, long staleAfterNs) {
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
        this.staleAfterNs = staleAfterNs;
    }

    /// What the sensor said last, as of this task's release.
    public Reading<Q> reading() {
        return latched;
    }

    /// Whether a new reading has come since the release before this one.
    public boolean isFresh() {
        return latchedFresh;
    }

    /// Takes a reading from the host; one that is older than what is there is not taken.
    void offer(double base, Quality quality, long atNs) {
        if (offered.quality != Quality.MISSING && atNs < offered.atNs) {
            return;
        }
        offered.base = base;
        offered.quality = quality;
        offered.atNs = atNs;
        offeredFresh = true;
    }

    void latch(long nowNs) {
        latched.copy(offered);
        latched.quality = grade(nowNs);
        latchedFresh = offeredFresh;
        offeredFresh = false;
    }

    private Quality grade(long nowNs) {
        if (offered.quality == Quality.MISSING) {
            return Quality.MISSING;
        }
        boolean inRange = offered.base >= lowBase && offered.base <= highBase;
        if (!inRange || offered.atNs > nowNs) {
            return Quality.IMPLAUSIBLE;
        }
        if (nowNs - offered.atNs > staleAfterNs) {
            return Quality.STALE;
        }
        return offered.quality;
    }
}
