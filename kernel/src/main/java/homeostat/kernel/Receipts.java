package homeostat.kernel;

/// An input port for what an actuator says of its orders, each receipt seen once.
///
/// The task that gives the orders keeps its own account of what is unsettled: an order without a
/// receipt counts as delivered until proven otherwise. A receipt that finds no room is
/// dropped, which errs to that side.
public final class Receipts<Q extends Dimension> {
    private final Receipt<Q>[] waitingReceipts;
    private final Receipt<Q>[] latchedReceipts;
    private int waiting;
    private int latched;

    @SuppressWarnings({"unchecked", "rawtypes"})
    Receipts(int capacity) {
        waitingReceipts = new Receipt[capacity];
        latchedReceipts = new Receipt[capacity];
        for (int i = 0; i < capacity; i++) {
            waitingReceipts[i] = new Receipt<>();
            latchedReceipts[i] = new Receipt<>();
        }
    }

    /// How many receipts came since the release before this one.
    public int size() {
        return latched;
    }

    /// Receipt `index`, oldest first.
    public Receipt<Q> receipt(int index) {
        return latchedReceipts[Check.index(index, latched)];
    }

    /// Takes a receipt from the host; false when there is no room.
    boolean settle(long sequence, Outcome outcome, double deliveredBase, long atNs) {
        if (waiting == waitingReceipts.length) {
            return false;
        }
        Receipt<Q> receipt = waitingReceipts[waiting];
        receipt.sequence = sequence;
        receipt.outcome = outcome;
        receipt.base = deliveredBase;
        receipt.atNs = atNs;
        waiting++;
        return true;
    }

    void latch() {
        for (int i = 0; i < waiting; i++) {
            latchedReceipts[i].copy(waitingReceipts[i]);
        }
        latched = waiting;
        waiting = 0;
    }
}
