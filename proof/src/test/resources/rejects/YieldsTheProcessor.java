final class YieldsTheProcessor {
    private int count;

    void step(long nowNs) {
        count++;
        Thread.yield();
    }
}
