import java.util.Iterator;

final class IteratorOfOurOwn {
    static final class Ring implements Iterable<Object> {
        @Override
        public Iterator<Object> iterator() {
            return new Walk();
        }
    }

    static final class Walk implements Iterator<Object> {
        @Override
        public boolean hasNext() {
            return false;
        }

        @Override
        public Object next() {
            return this;
        }
    }

    private final Ring ring = new Ring();
    private int count;

    void step(long nowNs) {
        for (Object part : ring) {
            count++;
        }
    }
}
