// Defect: the start may allocate, a step must not, and does.
final class AllocationInAStepOnly {
    private final double[] taps = {0.5, 0.5, 0.5, 0.5};
    private double value;

    void step(long nowNs) {
        double[] products = new double[4];
        for (int i = 0; i < 4; i++) {
            products[i] = taps[i] * nowNs;
        }
        value = products[0] + products[1] + products[2] + products[3];
    }

    public static void main(String[] arguments) {
        AllocationInAStepOnly device = new AllocationInAStepOnly();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
