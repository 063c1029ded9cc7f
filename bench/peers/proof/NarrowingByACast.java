// Defect: a cast throws away the upper bits of a dose.
final class NarrowingByACast {
    private int value;

    void step(long nowNs) {
        value = (short) (70_000 * nowNs);
    }

    public static void main(String[] arguments) {
        NarrowingByACast device = new NarrowingByACast();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
