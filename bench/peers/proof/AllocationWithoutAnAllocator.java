// Defect: a step makes an array of a size that data decides; the firmware has no allocator.
final class AllocationWithoutAnAllocator {
    private double value;

    void step(long nowNs) {
        double[] values = new double[(int) nowNs];
        for (double each : values) {
            value += each;
        }
    }

    public static void main(String[] arguments) {
        AllocationWithoutAnAllocator device = new AllocationWithoutAnAllocator();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
