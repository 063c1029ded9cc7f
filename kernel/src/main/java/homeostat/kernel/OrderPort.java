package homeostat.kernel;

/// The output port of orders to one actuator. Only a [Guard] can put something in.
public final class OrderPort<Q extends Dimension> {
    /// From where orders are numbered when the number of the newest is lost: further than an order
    /// a second for thirty thousand years.
    static final long UNREADABLE = 1L << 40;

    final double lowBase;
    final double highBase;
    private final long longestNs;
    private final Order<Q> working;
    private final Order<Q> published;
    private long sequence;
    private long earlier;
    private boolean written;

    OrderPort(Range<Q> range, long longestNs) {
        Check.that(longestNs > 0, "an order is valid for some time");
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
        this.longestNs = longestNs;
        this.working = new Order<>(range);
        this.published = new Order<>(range);
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
        sequence = Math.max(working.sequence, earlier) + 1;
        working.base = base;
        working.atNs = nowNs;
        working.sequence = sequence;
        working.expiresNs = Math.min(untilNs, nowNs + longestNs);
        working.prescription = prescription;
        working.reason = reason;
        written = true;
    }

    void publish() {
        if (written) {
            published.copy(working);
            written = false;
        }
    }

    void discard() {
        working.copy(published);
        sequence = newest();
        written = false;
    }

    /// The number of the newest order that has appeared, in this life of the device or before.
    long newest() {
        return Math.max(published.sequence, earlier);
    }

    /// Numbers the next order higher than `newest`: a gate takes each number once, and it has not
    /// been reset.
    void continueAfter(long newest) {
        earlier = Math.max(earlier, newest);
        sequence = Math.max(sequence, earlier);
    }
}
