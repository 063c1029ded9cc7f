// Defect: a part is stored in an array of parts of another type.
final class WrongPartInAnArray {
    record Pump() {
    }

    record Valve() {
    }

    private final Object[] parts = new Pump[1];
    private final Valve valve = new Valve();
    private int value;

    void step(long nowNs) {
        parts[0] = valve;
        value = parts.length;
    }

    public static void main(String[] arguments) {
        WrongPartInAnArray device = new WrongPartInAnArray();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
