final class LambdaWithoutCaptures {
    interface Limit {
        double of(double value);
    }

    private double value;

    void step(long nowNs) {
        Limit limit = asked -> Math.min(asked, 5);
        value = limit.of(value);
    }
}
