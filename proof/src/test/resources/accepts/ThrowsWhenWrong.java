final class ThrowsWhenWrong {
    static final class CheckFailure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CheckFailure(String message) {
            super(message);
        }
    }

    private final double[] window = new double[8];
    private double value;

    void step(long nowNs) {
        that(nowNs >= 0, "time runs forwards");
        value = window[(int) (nowNs & 7)];
    }

    private static void that(boolean holds, String message) {
        if (!holds) {
            throw new CheckFailure(message);
        }
    }
}
