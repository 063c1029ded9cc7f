// Defect: a reference to something local outlives it.
final class DanglingReference {
    private final double[] values = {1, 2};
    private double value;

    void step(long nowNs) {
        value = newest(values)[1];
    }
    private static double[] newest(double[] values) {
        double[] copy = {values[0], values[0]};
        return copy;
    }

    public static void main(String[] arguments) {
        DanglingReference device = new DanglingReference();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
