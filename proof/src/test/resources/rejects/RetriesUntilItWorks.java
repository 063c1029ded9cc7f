final class RetriesUntilItWorks {
    private long value;

    void step(long nowNs) {
        for (int i = 0; i < 3; i++) {
            try {
                value = 100 / (nowNs - i);
                return;
            } catch (ArithmeticException e) {
                continue;
            }
        }
    }
}
