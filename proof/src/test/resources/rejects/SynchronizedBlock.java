final class SynchronizedBlock {
    private long lastNs;

    void step(long nowNs) {
        synchronized (this) {
            lastNs = nowNs;
        }
    }
}
