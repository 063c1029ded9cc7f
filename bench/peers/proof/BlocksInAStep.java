// Defect: a step sleeps.
final class BlocksInAStep {
    private long value;

    void step(long nowNs) {
        try {
            Thread.sleep(1);
        } catch (InterruptedException stopped) {
            value++;
        }
    }

    public static void main(String[] arguments) {
        BlocksInAStep device = new BlocksInAStep();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
