final class CaughtBehindAnInterface {
    interface Ratio {
        long of(long a, long b);
    }

    static final class Safe implements Ratio {
        @Override
        public long of(long a, long b) {
            try {
                return a / b;
            } catch (ArithmeticException e) {
                return 0;
            }
        }
    }

    private final Ratio ratio = new Safe();
    private long value;

    void step(long nowNs) {
        value = ratio.of(100, nowNs);
    }
}
