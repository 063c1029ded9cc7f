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

    /// Where the first value stands that is not below `value`, in a list that rises; `count()` when
    /// there is none.
    int atLeast(long value) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (values[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The array behind the list: its first `count()` values.
    long[] values() {
        return values;
    }

    int count() {
        return count;
    }
}
