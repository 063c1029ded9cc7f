final class ExactIntegers {
    private long sum;
    private int bits;

    void step(long nowNs) {
        sum = Math.addExact(nowNs, Math.floorMod(nowNs, 7));
        bits = Long.bitCount(sum) + Integer.compare(bits, 3);
    }
}
