final class DroppedAtAssembly {
    private double gain;
    private double value;

    /// A device that starts with whatever it could not read.
    DroppedAtAssembly() {
        try {
            gain = Double.parseDouble("1,5");
        } catch (NumberFormatException e) {
            gain = 1;
        }
    }

    void step(long nowNs) {
        value = gain * nowNs;
    }
}
