package homeostat.kernel;

/// Numbers in the order they were added, at most as many as the capacity given at assembly.
///
/// Adding to a full list is refused, and the caller must look at the answer: dropping something
/// in therapy is a decision, not an accident. An index outside the list traps.
public final class DoubleList {
    private final double[] elements;
    private int size;

    /// An empty list with room for `capacity` elements, at least one.
    public DoubleList(int capacity) {
        Check.that(capacity > 0, "a list has room for one element or more");
        elements = new double[capacity];
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

    /// Puts the value at the end; false, and nothing happens, when the list is full.
    public boolean add(double value) {
        if (size == elements.length) {
            return false;
        }
        elements[size] = value;
        size++;
        return true;
    }

    /// The value at an index in `0 .. size-1`.
    public double at(int index) {
        return elements[Check.index(index, size)];
    }

    /// Puts another value in the place of the one at an index in `0 .. size-1`.
    public void set(int index, double value) {
        elements[Check.index(index, size)] = value;
    }

    /// Takes away the value at an index; those after it move up by one, so order is kept.
    public void removeAt(int index) {
        int _ = Check.index(index, size);
        for (int i = index; i < size - 1; i++) {
            elements[i] = elements[i + 1];
        }
        size--;
    }

    /// Takes away all.
    public void clear() {
        size = 0;
    }
}
