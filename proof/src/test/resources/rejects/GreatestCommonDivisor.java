final class GreatestCommonDivisor {
    private long found;

    void step(long nowNs) {
        long a = nowNs;
        long b = found;
        while (b != 0) {
            long rest = a % b;
            a = b;
            b = rest;
        }
        found = a;
    }
}
