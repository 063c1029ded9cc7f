package homeostat.kernel;

/// Which entry a key has: the shared half of [LongToDoubleMap] and [PartMap].
///
/// Keys lie densely, in the order they came, so that a map can be walked by number. A second table
/// finds them: open addressing with linear probing, never more than half full. Removing moves the
/// entries behind the gap back to where they belong instead of leaving a mark; so a map that has
/// been used for ten years is as quick as a new one, and every search ends.
///
/// Source: D. E. Knuth, "The Art of Computer Programming" 3, 2nd ed., §6.4, algorithms L and R;
/// multiplicative hashing by 2^64 over the golden ratio, ibid.
final class LongIndex {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private final long[] keys;
    /// Entry number + 1, or 0 for a free place.
    private final int[] places;
    private final int shift;
    private int size;

    LongIndex(int capacity) {
        Check.that(capacity > 0 && capacity <= 1 << 28, "a map has room for 1 to 2^28 entries");
        int bits = 1;
        while (1 << bits < 2 * capacity) {
            bits++;
        }
        keys = new long[capacity];
        places = new int[1 << bits];
        shift = 64 - bits;
    }

    int size() {
        return size;
    }

    /// The key of an entry in `0 .. size-1`.
    long keyAt(int entry) {
        return keys[Check.index(entry, size)];
    }

    /// The entry of a key, or -1.
    int entry(long key) {
        return places[place(key)] - 1;
    }

    /// The entry of a key, a new one at the end if it had none; -1 when there is no room.
    int entryMade(long key) {
        int place = place(key);
        if (places[place] == 0) {
            if (size == keys.length) {
                return -1;
            }
            keys[size] = key;
            size++;
            places[place] = size;
        }
        return places[place] - 1;
    }

    /// Takes an entry away and gives its number to the last one, so that numbers stay dense.
    void removeEntry(int entry) {
        int last = size - 1;
        int gap = place(keys[Check.index(entry, size)]);
        places[place(keys[last])] = entry + 1;
        keys[entry] = keys[last];
        size--;
        places[gap] = 0;
        int mask = places.length - 1;
        int place = gap;
        for (int i = 0; i < places.length; i++) {
            place = place + 1 & mask;
            if (places[place] == 0) {
                return;
            }
            int home = home(keys[places[place] - 1]);
            if ((place - home & mask) >= (place - gap & mask)) {
                places[gap] = places[place];
                places[place] = 0;
                gap = place;
            }
        }
    }

    void clear() {
        for (int i = 0; i < places.length; i++) {
            places[i] = 0;
        }
        size = 0;
    }

    private int home(long key) {
        return (int) (key * GOLDEN >>> shift);
    }

    /// Where a key is, or the free place where it would be. There always is one.
    private int place(long key) {
        int place = home(key);
        for (int i = 0; i < places.length; i++) {
            if (places[place] == 0 || keys[places[place] - 1] == key) {
                return place;
            }
            place = place + 1 & places.length - 1;
        }
        Check.that(false, "a map's table is never full");
        return place;
    }
}
