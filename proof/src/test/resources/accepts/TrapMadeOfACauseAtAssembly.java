final class TrapMadeOfACauseAtAssembly {
    private final double gain;
    private double value;

    TrapMadeOfACauseAtAssembly() {
        try {
            gain = Double.parseDouble("1.5");
        } catch (NumberFormatException e) {
            throw new IllegalStateException("a gain that is no number", e);
        }
    }

    void step(long nowNs) {
        value = gain * nowNs;
    }
}
