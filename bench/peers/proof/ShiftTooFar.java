// Defect: a number is shifted by more than it has bits, from data.
final class ShiftTooFar {
    private int value;

    void step(long nowNs) {
        value = 1 << 40 * (int) nowNs;
    }

    public static void main(String[] arguments) {
        ShiftTooFar device = new ShiftTooFar();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
