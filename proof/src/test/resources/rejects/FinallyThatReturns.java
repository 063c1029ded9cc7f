final class FinallyThatReturns {
    private long value;

    @SuppressWarnings("finally")
    void step(long nowNs) {
        try {
            value = 100 / nowNs;
        } finally {
            return;
        }
    }
}
