final class DirectRecursion {
    private long value;

    void step(long nowNs) {
        value = factorial(nowNs);
    }

    private static long factorial(long n) {
        return n < 2 ? 1 : n * factorial(n - 1);
    }
}
