package homeostat.record;

import java.util.Arrays;

/// A list of numbers that grows.
final class Longs {
    private long[] values = new long[1024];
    private int count;

    void add(long value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
    }

    long at(int index) {
        return values[index];
    }

    /// The array behind the list: its first `count()` values.
    long[] values() {
        return values;
    }

    int count() {
        return count;
    }
}
