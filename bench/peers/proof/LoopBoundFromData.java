// Defect: a loop runs as often as a received number says.
final class LoopBoundFromData {
    private double value;

    void step(long nowNs) {
        for (long i = 0; i < Long.MAX_VALUE / nowNs; i++) {
            value += i;
        }
    }

    public static void main(String[] arguments) {
        LoopBoundFromData device = new LoopBoundFromData();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
