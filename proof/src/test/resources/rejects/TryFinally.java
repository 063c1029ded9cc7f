final class TryFinally {
    private long lastNs;

    void step(long nowNs) {
        try {
            lastNs = 1 / nowNs;
        } finally {
            lastNs = nowNs;
        }
    }
}
