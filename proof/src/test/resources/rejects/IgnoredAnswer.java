final class IgnoredAnswer {
    static final class Queue {
        private final long[] times = new long[4];
        private int size;

        boolean offer(long nowNs) {
            if (size == times.length) {
                return false;
            }
            times[size] = nowNs;
            size++;
            return true;
        }
    }

    private final Queue queue = new Queue();

    void step(long nowNs) {
        queue.offer(nowNs);
    }
}
