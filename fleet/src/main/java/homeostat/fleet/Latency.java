package homeostat.fleet;

import java.util.Arrays;

/// How long alarms take from a device to a screen: the last thousand measurements, and whether the
/// newest probe came at all. Safe for several threads.
///
/// What is measured is measured by a probe: an alarm that nobody is meant to answer, raised now and
/// then by a device of its own, on the same way as every other.
public final class Latency {
    /// A probe that takes longer than this counts as lost.
    public static final long LOST_NS = 1_000_000_000L;

    private static final int KEPT = 1_000;
    private final long[] latest = new long[KEPT];
    private int count;
    private int next;
    private long lost;
    private boolean isLost;

    /// No measurement yet.
    public Latency() {
        // Filled by [#measured] and [#lost].
    }

    /// A probe was shown after `ns`.
    public synchronized void measured(long ns) {
        latest[next] = ns;
        next = (next + 1) % KEPT;
        count = Math.min(KEPT, count + 1);
        isLost = ns > LOST_NS;
    }

    /// A probe did not come: until one does, alarms may not be shown.
    public synchronized void lost() {
        lost = lost + 1;
        isLost = true;
    }

    /// Whether the newest probe did not come in time.
    public synchronized boolean isLost() {
        return isLost;
    }

    /// The latency in ms that a share of the measurements did not exceed; NaN without any.
    public synchronized double quantileMs(double share) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(latest, count);
        Arrays.sort(sorted);
        int at = (int) Math.min(count - 1, Math.floor(share * count));
        return sorted[at] / 1e6;
    }

    synchronized void write(Json json) {
        json.field("probes", count).field("lost", lost).field("isLost", isLost)
                .field("medianMs", quantileMs(0.5)).field("p99Ms", quantileMs(0.99))
                .field("maxMs", quantileMs(1));
    }
}
