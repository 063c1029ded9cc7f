package homeostat.kernel;

/// An input port for events that must each be seen once: a meal announced, a request made.
///
/// A fixed number of events fit between two releases; what does not fit is refused to the
/// host, which must tell the person, and counted.
public final class Inbox<Q extends Dimension> {
    private final double lowBase;
    private final double highBase;
    private final double[] waitingBase;
    private final long[] waitingAtNs;
    private final double[] latchedBase;
    private final long[] latchedAtNs;
    private int waiting;
    private int latched;

    Inbox(Range<Q> range, int capacity) {
        this.lowBase = range.low().base();
        this.highBase = range.high().base();
        this.waitingBase = new double[capacity];
        this.waitingAtNs = new long[capacity];
        this.latchedBase = new double[capacity];
        this.latchedAtNs = new long[capacity];
    }

    /// How many events came since the release before this one.
    public int size() {
        return latched;
    }

    /// Event `index`, oldest first, in `unit`.
    public double in(Unit<Q> unit, int index) {
        return unit.fromBase(latchedBase[Check.index(index, latched)]);
    }

    /// The instant of event `index`.
    public long atNs(int index) {
        return latchedAtNs[Check.index(index, latched)];
    }

    /// Takes an event from the host; false when it is out of range or there is no room.
    boolean post(double base, long atNs) {
        boolean inRange = base >= lowBase && base <= highBase;
        if (!inRange || waiting == waitingBase.length) {
            return false;
        }
        waitingBase[waiting] = base;
        waitingAtNs[waiting] = atNs;
        waiting++;
        return true;
    }

    void latch() {
        for (int i = 0; i < waiting; i++) {
            latchedBase[i] = waitingBase[i];
            latchedAtNs[i] = waitingAtNs[i];
        }
        latched = waiting;
        waiting = 0;
    }
}
