package homeostat.kernel;

/// The output port of orders to one actuator. Only a [Guard] can put something in.
public final class OrderPort<Q extends Dimension> {
    final double lowBase;
    final double highBase;
    private final long longestNs;
    private final Order<Q> working;
    private final Order<Q> published;
    private long sequence;
    private boolean written;

    OrderPort(Range<Q> range, long longestNs) {
        Check.that(longestNs > 0, "an order is valid for some time");
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
        this.longestNs = longestNs;
        this.working = new Order<>(range.low().unit());
        this.published = new Order<>(range.low().unit());
    }

    /// The newest order; its sequence is 0 while there was none.
    public Order<Q> published() {
        return published;
    }

    /// The sequence number that the newest order written in this step has, published or not.
    public long sequence() {
        return sequence;
    }

    void write(double base, long nowNs, long untilNs, long prescription, Reason reason) {
        sequence = working.sequence + 1;
        working.base = base;
        working.atNs = nowNs;
        working.sequence = sequence;
        working.expiresNs = Math.min(untilNs, nowNs + longestNs);
        working.prescription = prescription;
        working.reason = reason;
        written = true;
    }

    boolean publish() {
        boolean news = written;
        if (written) {
            published.copy(working);
            written = false;
        }
        return news;
    }

    void discard() {
        working.copy(published);
        sequence = published.sequence;
        written = false;
    }
}
