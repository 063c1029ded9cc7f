package homeostat.kernel;

/// What an actuator says of an order: the last stage of a loop.
public final class Receipt<Q extends Dimension> extends Slot<Q> {
    long sequence;
    Outcome outcome = Outcome.UNKNOWN;

    Receipt() {}

    /// The order it speaks of.
    public long sequence() {
        return sequence;
    }

    /// What became of it.
    public Outcome outcome() {
        return outcome;
    }

    void copy(Receipt<Q> other) {
        base = other.base;
        atNs = other.atNs;
        sequence = other.sequence;
        outcome = other.outcome;
    }
}
