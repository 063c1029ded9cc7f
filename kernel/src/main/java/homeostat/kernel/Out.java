package homeostat.kernel;

/// An output port that carries a number to whoever watches: telemetry, another task, a display.
///
/// What a step writes appears at the task's deadline and not before; what a discarded step wrote
/// never appears. A port that was not written keeps what it had. A value outside the declared range
/// appears as it is, and as [Quality#IMPLAUSIBLE]: who reads a good value need not ask again.
public final class Out<Q extends Dimension> {
    private final double lowBase;
    private final double highBase;
    private final Reading<Q> working = new Reading<>();
    private final Reading<Q> published = new Reading<>();

    Out(Range<Q> range) {
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
    }

    /// Writes a good value.
    public void set(Unit<Q> unit, double value, long nowNs) {
        set(unit, value, Quality.GOOD, nowNs);
    }

    /// Writes a value that may be trusted only so far.
    public void set(Unit<Q> unit, double value, Quality quality, long nowNs) {
        working.set(unit, value, quality, nowNs);
        boolean inRange = working.base >= lowBase && working.base <= highBase;
        if (!inRange && quality == Quality.GOOD) {
            working.quality = Quality.IMPLAUSIBLE;
        }
    }

    /// Writes that there is no value.
    public void missing(long nowNs) {
        working.base = Double.NaN;
        working.quality = Quality.MISSING;
        working.atNs = nowNs;
    }

    /// What is visible outside.
    public Reading<Q> published() {
        return published;
    }

    void publish() {
        published.copy(working);
    }

    void discard() {
        working.copy(published);
    }
}
