final class ExactMath {
    private double value;
    private long bits;

    void step(long nowNs) {
        value = Math.sqrt(Math.abs(Math.max(value, Math.floor(nowNs))));
        bits = Double.doubleToRawLongBits(value) ^ Long.rotateLeft(nowNs, 7);
        if (Double.isNaN(value)) {
            value = Math.rint(Math.min(bits, 0));
        }
    }
}
