final class StrictMathSine {
    private double value;

    void step(long nowNs) {
        value = StrictMath.sin(nowNs);
    }
}
