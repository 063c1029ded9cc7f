final class ReadsTheClock {
    private long lateNs;

    void step(long nowNs) {
        lateNs = System.nanoTime() - nowNs;
    }
}
