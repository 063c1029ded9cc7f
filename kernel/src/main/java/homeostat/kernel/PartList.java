package homeostat.kernel;

/// Parts in the order they were added, at most as many as the capacity given at assembly.
///
/// Adding to a full list is refused, and the caller must look at the answer: dropping something
/// in therapy is a decision, not an accident. An index outside the list traps.
public final class PartList<T> {
    private final Object[] elements;
    private int size;

    /// An empty list with room for `capacity` elements, at least one.
    public PartList(int capacity) {
        Check.that(capacity > 0, "a list has room for one element or more");
        elements = new Object[capacity];
    }

    /// How many elements there are.
    public int size() {
        return size;
    }

    /// How many there can be.
    public int capacity() {
        return elements.length;
    }

    /// Whether the next [#add] would be refused.
    public boolean isFull() {
        return size == elements.length;
    }

    /// Puts the part at the end; false, and nothing happens, when the list is full.
    public boolean add(T part) {
        Check.that(part != null, "a list holds no null");
        if (size == elements.length) {
            return false;
        }
        elements[size] = part;
        size++;
        return true;
    }

    /// The part at an index in `0 .. size-1`.
    @SuppressWarnings("unchecked") // only a T gets in
    public T at(int index) {
        return (T) elements[Check.index(index, size)];
    }

    /// Puts another part in the place of the one at an index in `0 .. size-1`.
    public void set(int index, T part) {
        Check.that(part != null, "a list holds no null");
        elements[Check.index(index, size)] = part;
    }

    /// Takes away the part at an index; those after it move up by one, so order is kept.
    public void removeAt(int index) {
        int _ = Check.index(index, size);
        for (int i = index; i < size - 1; i++) {
            elements[i] = elements[i + 1];
        }
        size--;
        elements[size] = null;
    }

    /// Takes away all.
    public void clear() {
        for (int i = 0; i < size; i++) {
            elements[i] = null;
        }
        size = 0;
    }
}
