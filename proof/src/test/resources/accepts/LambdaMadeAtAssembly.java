final class LambdaMadeAtAssembly {
    interface Gain {
        double of(double x);
    }

    private final Gain gain;
    private double value;

    LambdaMadeAtAssembly() {
        double factor = Double.parseDouble("1.5");
        gain = x -> x * factor;
    }

    void step(long nowNs) {
        value = gain.of(nowNs);
    }
}
