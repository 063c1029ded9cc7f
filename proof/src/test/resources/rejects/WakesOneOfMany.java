final class WakesOneOfMany {
    private long value;

    void step(long nowNs) {
        value = nowNs;
        notify();
    }
}
