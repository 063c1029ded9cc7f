package homeostat.kernel;

/// An output port that carries a number to whoever watches: telemetry, another task, a display.
///
/// What a step writes appears at the task's deadline and not before; what a discarded step wrote
/// never appears. A port that was not written keeps what it had.
public final class Out<Q extends Dimension> {
    private final Reading<Q> working = new Reading<>();
    private final Reading<Q> published = new Reading<>();

    Out() {}

    /// Writes a good value.
    public void set(Unit<Q> unit, double value, long nowNs) {
        working.set(unit, value, Quality.GOOD, nowNs);
    }

    /// Writes a value that may be trusted only so far.
    public void set(Unit<Q> unit, double value, Quality quality, long nowNs) {
        working.set(unit, value, quality, nowNs);
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
