final class FusedMultiplyAdd {
    private double value;

    void step(long nowNs) {
        value = Math.fma(value, 2, nowNs);
    }
}
