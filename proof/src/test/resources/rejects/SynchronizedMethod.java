final class SynchronizedMethod {
    private long lastNs;

    void step(long nowNs) {
        keep(nowNs);
    }

    private synchronized void keep(long nowNs) {
        lastNs = nowNs;
    }
}
