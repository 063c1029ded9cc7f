final class CaughtForEveryReason {
    private long value;

    void step(long nowNs) {
        try {
            value = 100 / nowNs;
        } catch (Throwable e) {
            value = -1;
        }
    }
}
