final class BitsOfANumber {
    private long hash;

    void step(long nowNs) {
        long bits = Double.doubleToRawLongBits(nowNs * 0.5);
        hash = Long.rotateLeft(hash ^ bits, 13) * 31;
    }
}
