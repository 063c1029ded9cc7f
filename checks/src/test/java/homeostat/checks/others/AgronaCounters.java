package homeostat.checks.others;

import org.agrona.collections.Int2IntHashMap;

/// Counts events by kind, in a map of primitives made for low latency.
final class AgronaCounters {
    private final Int2IntHashMap counts = new Int2IntHashMap(64, 0.6f, 0);
    private int seen;

    void step(long nowNs) {
        int kind = (int) nowNs & 15;
        seen = counts.get(kind);
        counts.put(kind, seen + 1);
    }
}
