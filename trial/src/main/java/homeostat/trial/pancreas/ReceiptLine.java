package homeostat.trial.pancreas;

import homeostat.kernel.Outcome;
import homeostat.kernel.Span;
import homeostat.trial.Host;

/// The way back from the pump: one receipt for each order, handed in at the next full minute.
final class ReceiptLine {
    private static final int REMEMBERED = 4;
    private static final long REMEMBERED_NS = Span.minutes(10);

    private final int port;
    private final long[] sequence = new long[REMEMBERED];
    private final Outcome[] outcome = new Outcome[REMEMBERED];
    private final double[] base = new double[REMEMBERED];
    private final long[] atNs = new long[REMEMBERED];
    private int newest;
    private boolean waiting;

    ReceiptLine(int port) {
        this.port = port;
    }

    /// What the pump says of order `number`: `given` of `ordered`, if it took the order at all.
    void answer(long number, boolean taken, double ordered, double given) {
        newest = (newest + 1) % REMEMBERED;
        sequence[newest] = number;
        outcome[newest] = !taken ? Outcome.REFUSED
                : given < ordered ? Outcome.PARTIAL : Outcome.DELIVERED;
        base[newest] = taken ? given : 0;
        waiting = true;
    }

    /// Hands in what has arrived; a receipt that was lost is not sent again.
    void settle(Host host, PumpFaults faults, long nowNs, SafetyWatch watch) {
        if (waiting) {
            atNs[newest] = nowNs;
            waiting = false;
            if (faults.receiptsLost()) {
                sequence[newest] = 0;
            } else {
                hand(newest, host, faults, nowNs);
                if (host.isPowered()) {
                    watch.settled(port, sequence[newest], outcome[newest], nowNs);
                }
            }
        }
        for (int i = 1; faults.receiptsRepeated() && i <= REMEMBERED; i++) {
            int again = (newest + i) % REMEMBERED;
            if (sequence[again] != 0 && nowNs - atNs[again] <= REMEMBERED_NS) {
                hand(again, host, faults, nowNs);
            }
        }
    }

    private void hand(int index, Host host, PumpFaults faults, long nowNs) {
        host.settle(port, sequence[index], outcome[index], base[index],
                nowNs + faults.clockAheadNs());
    }
}
