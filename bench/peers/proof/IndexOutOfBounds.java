// Defect: an array is read beyond its end, at an index from data.
final class IndexOutOfBounds {
    private final double[] rates = {1, 2, 3};
    private double value;

    void step(long nowNs) {
        value = rates[2 + (int) nowNs];
    }

    public static void main(String[] arguments) {
        IndexOutOfBounds device = new IndexOutOfBounds();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
