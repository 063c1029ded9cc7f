final class CapturingLambdaMadeAtAssembly {
    interface Limit {
        double of(double asked);
    }

    private final Limit limit;
    private double value;

    CapturingLambdaMadeAtAssembly() {
        double most = Math.sqrt(25);
        limit = asked -> Math.min(asked, most);
    }

    void step(long nowNs) {
        value = limit.of(nowNs);
    }
}
