final class AnonymousObjectMadeInAStep {
    interface Limit {
        double of(double value);
    }

    private double value;

    void step(long nowNs) {
        Limit limit = new Limit() {
            @Override
            public double of(double asked) {
                return Math.min(asked, nowNs);
            }
        };
        value = limit.of(value);
    }
}
