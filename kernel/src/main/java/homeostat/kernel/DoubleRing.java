package homeostat.kernel;

/// The newest numbers, as many as the capacity given at assembly; one more overwrites the oldest.
///
/// Indices say how long ago: 0 is the newest, `size-1` the oldest, as in the [Journal]. An index
/// outside the ring traps.
public final class DoubleRing {
    private final double[] elements;
    private int next;
    private int size;

    /// An empty ring that will keep `capacity` elements, at least one.
    public DoubleRing(int capacity) {
        Check.that(capacity > 0, "a ring keeps one element or more");
        elements = new double[capacity];
    }

    /// How many elements are kept now.
    public int size() {
        return size;
    }

    /// How many are kept at most.
    public int capacity() {
        return elements.length;
    }

    /// Whether the next [#push] overwrites the oldest.
    public boolean isFull() {
        return size == elements.length;
    }

    /// Makes this value the newest.
    public void push(double value) {
        elements[next] = value;
        next = next + 1 == elements.length ? 0 : next + 1;
        size = Math.min(size + 1, elements.length);
    }

    /// The value pushed so many pushes before the newest: `0 .. size-1`.
    public double at(int ago) {
        int index = next - 1 - Check.index(ago, size);
        return elements[index < 0 ? index + elements.length : index];
    }

    /// The value pushed last; traps when there is none.
    public double newest() {
        return at(0);
    }

    /// The value that the next push overwrites once the ring is full; traps when there is none.
    public double oldest() {
        return at(size - 1);
    }

    /// Forgets all.
    public void clear() {
        next = 0;
        size = 0;
    }
}
