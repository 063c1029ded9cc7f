package homeostat.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A set of numbers that come nearly in order, kept as ranges: what one end of a link has.
public final class Ranges {
    /// Numbers from `from` to `to`, both among them.
    public record Range(long from, long to) {}

    private final TreeMap<Long, Long> ends = new TreeMap<>();

    /// An empty set.
    public Ranges() {
        // Filled by [#add].
    }

    /// Puts a number in; false when it was there.
    public boolean add(long number) {
        return add(number, number);
    }

    /// Puts in all from `from` to `to`; false when all of them were there.
    public boolean add(long from, long to) {
        Map.Entry<Long, Long> before = ends.floorEntry(from);
        if (before != null && before.getValue() >= to) {
            return false;
        }
        long start = from;
        long end = to;
        if (before != null && before.getValue() >= from - 1) {
            start = before.getKey();
        }
        Map.Entry<Long, Long> after = ends.ceilingEntry(start);
        while (after != null && after.getKey() <= end + 1) {
            end = Math.max(end, after.getValue());
            ends.remove(after.getKey());
            after = ends.ceilingEntry(start);
        }
        ends.put(start, end);
        return true;
    }

    /// Whether a number is in it.
    public boolean contains(long number) {
        Map.Entry<Long, Long> before = ends.floorEntry(number);
        return before != null && before.getValue() >= number;
    }

    /// Whether all of another set are in it.
    public boolean containsAll(Ranges others) {
        for (Map.Entry<Long, Long> other : others.ends.entrySet()) {
            Map.Entry<Long, Long> before = ends.floorEntry(other.getKey());
            if (before == null || before.getValue() < other.getValue()) {
                return false;
            }
        }
        return true;
    }

    /// The last number up to which, from 1 on, all are in it; 0 for none.
    public long through() {
        Map.Entry<Long, Long> first = ends.firstEntry();
        return first == null || first.getKey() > 1 ? 0 : first.getValue();
    }

    /// The greatest number; 0 for none.
    public long newest() {
        return ends.isEmpty() ? 0 : ends.lastEntry().getValue();
    }

    /// The first `count` stretches from 1 to `newest` that are not in it.
    public List<Range> missing(long newest, int count) {
        List<Range> missing = new ArrayList<>();
        long next = 1;
        for (Map.Entry<Long, Long> range : ends.entrySet()) {
            if (missing.size() == count || range.getKey() > newest) {
                break;
            }
            if (range.getKey() > next) {
                missing.add(new Range(next, range.getKey() - 1));
            }
            next = range.getValue() + 1;
        }
        if (next <= newest && missing.size() < count) {
            missing.add(new Range(next, newest));
        }
        return missing;
    }

    /// How many numbers from 1 to `newest` are not in it.
    public long missingCount(long newest) {
        long missing = 0;
        for (Range range : missing(newest, Integer.MAX_VALUE)) {
            missing += range.to() - range.from() + 1;
        }
        return missing;
    }

    /// Its ranges, in order.
    public List<Range> ranges() {
        List<Range> all = new ArrayList<>(ends.size());
        ends.forEach((from, to) -> all.add(new Range(from, to)));
        return all;
    }
}
