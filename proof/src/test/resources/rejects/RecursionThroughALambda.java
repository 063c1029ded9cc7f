final class RecursionThroughALambda {
    interface Rule {
        double of(double x);
    }

    private final Rule rule = this::halve;
    private double value;

    private double halve(double x) {
        return x < 1 ? x : rule.of(x / 2);
    }

    void step(long nowNs) {
        value = halve(nowNs);
    }
}
