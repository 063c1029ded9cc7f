package homeostat.kernel;

/// Numbers found by whole numbers, at most as many as the capacity given at assembly.
///
/// A new key in a full map is refused, and the caller must look at the answer. Entries can be
/// walked by number, `0 .. size-1`: in the order they came, until a removal gives the number of the
/// removed entry to the last one. An absent key and a number outside the map trap.
public final class LongToDoubleMap {
    private final LongIndex index;
    private final double[] values;

    /// An empty map with room for `capacity` entries, 1 to 2^28.
    public LongToDoubleMap(int capacity) {
        index = new LongIndex(capacity);
        values = new double[capacity];
    }

    /// How many entries there are.
    public int size() {
        return index.size();
    }

    /// How many there can be.
    public int capacity() {
        return values.length;
    }

    /// Whether a new key would be refused.
    public boolean isFull() {
        return index.size() == values.length;
    }

    /// Whether the key has a value.
    public boolean has(long key) {
        return index.entry(key) >= 0;
    }

    /// Gives the key this value, in the place of any before; false, and nothing happens, when the
    /// key is new and the map full.
    public boolean put(long key, double value) {
        int entry = index.entryMade(key);
        if (entry < 0) {
            return false;
        }
        values[entry] = value;
        return true;
    }

    /// The value of the key; traps when it has none.
    public double at(long key) {
        int entry = index.entry(key);
        Check.that(entry >= 0, "no such key");
        return valueAt(entry);
    }

    /// The value of the key, or the one given when it has none.
    public double atOr(long key, double otherwise) {
        int entry = index.entry(key);
        return entry < 0 ? otherwise : valueAt(entry);
    }

    /// Takes the key away; false when it was not there.
    public boolean remove(long key) {
        int entry = index.entry(key);
        if (entry < 0) {
            return false;
        }
        index.removeEntry(entry);
        values[entry] = values[index.size()];
        return true;
    }

    /// The key of the entry with this number, `0 .. size-1`.
    public long keyAt(int entry) {
        return index.keyAt(entry);
    }

    /// The value of the entry with this number, `0 .. size-1`.
    public double valueAt(int entry) {
        return values[Check.index(entry, index.size())];
    }

    /// Takes all entries away.
    public void clear() {
        index.clear();
    }
}
