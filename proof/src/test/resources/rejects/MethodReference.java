final class MethodReference {
    interface Gain {
        double of(double x);
    }

    private double value;

    void step(long nowNs) {
        Gain gain = Math::abs;
        value = gain.of(2);
    }
}
