package homeostat.kernel;

/// The newest parts, as many as the capacity given at assembly; one more overwrites the oldest.
///
/// Indices say how long ago: 0 is the newest, `size-1` the oldest, as in the [Journal]. An index
/// outside the ring traps.
public final class PartRing<T> {
    private final Object[] elements;
    private int next;
    private int size;

    /// An empty ring that will keep `capacity` elements, at least one.
    public PartRing(int capacity) {
        Check.that(capacity > 0, "a ring keeps one element or more");
        elements = new Object[capacity];
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

    /// Makes this part the newest.
    public void push(T part) {
        Check.that(part != null, "a ring holds no null");
        elements[next] = part;
        next = next + 1 == elements.length ? 0 : next + 1;
        size = Math.min(size + 1, elements.length);
    }

    /// The part pushed so many pushes before the newest: `0 .. size-1`.
    @SuppressWarnings("unchecked") // only a T gets in
    public T at(int ago) {
        int index = next - 1 - Check.index(ago, size);
        return (T) elements[index < 0 ? index + elements.length : index];
    }

    /// The part pushed last; traps when there is none.
    public T newest() {
        return at(0);
    }

    /// The part that the next push overwrites once the ring is full; traps when there is none.
    public T oldest() {
        return at(size - 1);
    }

    /// Forgets all.
    public void clear() {
        for (int i = 0; i < elements.length; i++) {
            elements[i] = null;
        }
        next = 0;
        size = 0;
    }
}
