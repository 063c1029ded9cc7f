final class CapturingLambda {
    interface Gain {
        double of(double x);
    }

    private double value;

    void step(long nowNs) {
        Gain gain = x -> x * nowNs;
        value = gain.of(2);
    }
}
