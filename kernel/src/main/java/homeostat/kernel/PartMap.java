package homeostat.kernel;

/// Parts found by whole numbers, at most as many as the capacity given at assembly.
///
/// A new key in a full map is refused, and the caller must look at the answer. Entries can be
/// walked by number, `0 .. size-1`: in the order they came, until a removal gives the number of the
/// removed entry to the last one. An absent key and a number outside the map trap.
public final class PartMap<T> {
    private final LongIndex index;
    private final Object[] values;

    /// An empty map with room for `capacity` entries, 1 to 2^28.
    public PartMap(int capacity) {
        index = new LongIndex(capacity);
        values = new Object[capacity];
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

    /// Whether the key has a part.
    public boolean has(long key) {
        return index.entry(key) >= 0;
    }

    /// Gives the key this part, in the place of any before; false, and nothing happens, when the
    /// key is new and the map full.
    public boolean put(long key, T part) {
        Check.that(part != null, "a map holds no null");
        int entry = index.entryMade(key);
        if (entry < 0) {
            return false;
        }
        values[entry] = part;
        return true;
    }

    /// The part of the key; traps when it has none.
    public T at(long key) {
        int entry = index.entry(key);
        Check.that(entry >= 0, "no such key");
        return valueAt(entry);
    }

    /// The part of the key, or null when it has none.
    public T atOrNull(long key) {
        int entry = index.entry(key);
        return entry < 0 ? null : valueAt(entry);
    }

    /// Takes the key away; false when it was not there.
    public boolean remove(long key) {
        int entry = index.entry(key);
        if (entry < 0) {
            return false;
        }
        index.removeEntry(entry);
        values[entry] = values[index.size()];
        values[index.size()] = null;
        return true;
    }

    /// The key of the entry with this number, `0 .. size-1`.
    public long keyAt(int entry) {
        return index.keyAt(entry);
    }

    /// The part of the entry with this number, `0 .. size-1`.
    @SuppressWarnings("unchecked") // only a T gets in
    public T valueAt(int entry) {
        return (T) values[Check.index(entry, index.size())];
    }

    /// Takes all entries away.
    public void clear() {
        for (int i = 0; i < values.length; i++) {
            values[i] = null;
        }
        index.clear();
    }
}
