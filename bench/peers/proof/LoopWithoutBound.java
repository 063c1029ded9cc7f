// Defect: a step waits in a loop for a flag that nobody raises.
final class LoopWithoutBound {
    private boolean isReady;
    private long value;

    void step(long nowNs) {
        while (!isReady) {
            value++;
        }
    }

    public static void main(String[] arguments) {
        LoopWithoutBound device = new LoopWithoutBound();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
