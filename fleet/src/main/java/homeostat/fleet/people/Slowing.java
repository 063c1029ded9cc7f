package homeostat.fleet.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Makes whoever guesses wait: after so many failures in a row half a minute, and twice as long
/// after each further one, up to a quarter of an hour. Nobody is shut out for good: that would be
/// a way to keep a nurse from her patients.
final class Slowing {
    private static final int KNOWN_MAX = 10_000;
    private static final long FIRST_NS = TimeUnit.SECONDS.toNanos(30);
    private static final long LAST_NS = TimeUnit.MINUTES.toNanos(15);

    private static final class Count {
        private int failures;
        private long untilNs;
    }

    private final int free;
    private final Map<String, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KNOWN_MAX;
        }
    };

    /// `free` failures cost nothing.
    Slowing(int free) {
        this.free = free;
    }

    /// For how long nothing from there is looked at.
    long waitNs(String from, long nowNs) {
        Count count = counts.get(from);
        return count == null || count.failures < free ? 0 : Math.max(0, count.untilNs - nowNs);
    }

    /// Counts a failure; true when a wait begins with it.
    boolean failed(String from, long nowNs) {
        Count count = counts.computeIfAbsent(from, _ -> new Count());
        count.failures = count.failures + 1;
        if (count.failures < free) {
            return false;
        }
        int doublings = Math.min(10, count.failures - free);
        count.untilNs = nowNs + Math.min(LAST_NS, FIRST_NS << doublings);
        return true;
    }

    /// Somebody has shown who they are.
    void succeeded(String from) {
        counts.remove(from);
    }
}
