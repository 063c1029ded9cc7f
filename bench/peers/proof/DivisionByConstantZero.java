// Defect: an integer is divided by a zero in the source.
final class DivisionByConstantZero {
    private long value;

    void step(long nowNs) {
        value = nowNs / 0;
    }

    public static void main(String[] arguments) {
        DivisionByConstantZero device = new DivisionByConstantZero();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
