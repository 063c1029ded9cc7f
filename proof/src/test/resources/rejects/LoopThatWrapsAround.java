final class LoopThatWrapsAround {
    private int count;

    void step(long nowNs) {
        for (int i = 1; i != 0; i += 2) {
            count++;
        }
    }
}
