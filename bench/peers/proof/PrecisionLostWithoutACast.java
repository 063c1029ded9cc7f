// Defect: a 64-bit time becomes a floating number that cannot hold it.
final class PrecisionLostWithoutACast {
    private double value;

    void step(long nowNs) {
        value = Long.MAX_VALUE - nowNs;
    }

    public static void main(String[] arguments) {
        PrecisionLostWithoutACast device = new PrecisionLostWithoutACast();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
