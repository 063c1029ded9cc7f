final class SineOfMath {
    private double value;

    void step(long nowNs) {
        value = Math.sin(nowNs);
    }
}
