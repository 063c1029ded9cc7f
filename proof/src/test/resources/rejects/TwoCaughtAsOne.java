final class TwoCaughtAsOne {
    private long value;

    void step(long nowNs) {
        try {
            value = 100 / nowNs;
        } catch (ArithmeticException | IndexOutOfBoundsException e) {
            value = -1;
        }
    }
}
