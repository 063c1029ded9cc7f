// Defect: a step does more work than its period has time for.
final class DeadlineOverrun {
    private double value;

    void step(long nowNs) {
        for (int i = 0; i < 5_000_000; i++) {
            value += i;
        }
    }

    public static void main(String[] arguments) {
        DeadlineOverrun device = new DeadlineOverrun();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
