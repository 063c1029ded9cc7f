final class CaughtAndReplacedByADefault {
    private long value;

    void step(long nowNs) {
        try {
            value = 100 / nowNs;
        } catch (ArithmeticException e) {
            value = 0;
        }
    }
}
