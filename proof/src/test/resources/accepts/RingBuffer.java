final class RingBuffer {
    private final long[] ring = new long[12];
    private int next;
    private int size;
    private long oldest;

    void step(long nowNs) {
        ring[next] = nowNs;
        next = next + 1 == ring.length ? 0 : next + 1;
        size = Math.min(size + 1, ring.length);
        int index = next - size;
        oldest = ring[index < 0 ? index + ring.length : index];
    }
}
