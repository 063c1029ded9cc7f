// Defect: `+=` puts a wide sum into a narrow number.
final class NarrowingByCompoundAssignment {
    private short value = 1;

    void step(long nowNs) {
        value += 70_000 * nowNs;
    }

    public static void main(String[] arguments) {
        NarrowingByCompoundAssignment device = new NarrowingByCompoundAssignment();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
