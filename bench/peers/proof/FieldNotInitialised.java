// Defect: a field that must be set is not set by the constructor.
final class FieldNotInitialised {
    private final double low = 1;
    private final double high;
    private double value;

    void step(long nowNs) {
        value = Math.max(low, nowNs);
    }

    public static void main(String[] arguments) {
        FieldNotInitialised device = new FieldNotInitialised();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
