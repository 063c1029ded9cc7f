final class WrapAroundThatIsMeant {
    private int hash = 17;
    private final int[] buckets = new int[16];

    void step(long nowNs) {
        hash = hash * 31 + (int) nowNs;
        buckets[hash >>> 28]++;
        buckets[Math.floorMod(hash, 16)]++;
    }
}
