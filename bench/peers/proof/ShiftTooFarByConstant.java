// Defect: a number is shifted by more bits than it has, in the source.
final class ShiftTooFarByConstant {
    private int value;

    void step(long nowNs) {
        value = 1 << 40;
    }

    public static void main(String[] arguments) {
        ShiftTooFarByConstant device = new ShiftTooFarByConstant();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
