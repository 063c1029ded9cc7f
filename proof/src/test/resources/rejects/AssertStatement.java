final class AssertStatement {
    private long lastNs;

    void step(long nowNs) {
        assert nowNs >= lastNs;
        lastNs = nowNs;
    }
}
