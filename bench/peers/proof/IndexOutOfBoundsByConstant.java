// Defect: an array is read beyond its end, at an index in the source.
final class IndexOutOfBoundsByConstant {
    private final double[] rates = {1, 2, 3};
    private double value;

    void step(long nowNs) {
        value = rates[3];
    }

    public static void main(String[] arguments) {
        IndexOutOfBoundsByConstant device = new IndexOutOfBoundsByConstant();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
