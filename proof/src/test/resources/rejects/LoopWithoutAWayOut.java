final class LoopWithoutAWayOut {
    private int count;

    void step(long nowNs) {
        for (;;) {
            count++;
        }
    }
}
