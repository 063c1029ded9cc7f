// Defect: a step asks what time it is instead of being told.
final class ReadsTheClock {
    private long value;

    void step(long nowNs) {
        value = System.nanoTime() - nowNs;
    }

    public static void main(String[] arguments) {
        ReadsTheClock device = new ReadsTheClock();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
