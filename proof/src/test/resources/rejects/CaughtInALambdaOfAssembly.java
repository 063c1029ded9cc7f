final class CaughtInALambdaOfAssembly {
    interface Ratio {
        long of(long a, long b);
    }

    private final Ratio ratio = (a, b) -> {
        try {
            return a / b;
        } catch (ArithmeticException e) {
            return 0;
        }
    };
    private long value;

    void step(long nowNs) {
        value = ratio.of(100, nowNs);
    }
}
