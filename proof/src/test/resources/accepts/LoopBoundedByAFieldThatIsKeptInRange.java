final class LoopBoundedByAFieldThatIsKeptInRange {
    private final int[] queue = new int[16];
    private int size;
    private int sum;

    void step(long nowNs) {
        if (size < queue.length) {
            queue[size] = (int) nowNs;
            size++;
        } else {
            size = 0;
        }
        for (int i = 0; i < size; i++) {
            sum += queue[i];
        }
    }
}
