final class RecursionOfStatics {
    private boolean isEven;

    void step(long nowNs) {
        isEven = even(nowNs);
    }

    private static boolean even(long n) {
        return n == 0 || odd(n - 1);
    }

    private static boolean odd(long n) {
        return n != 0 && even(n - 1);
    }
}
