// Defect: two devices share a counter that no port declares.
final class StaticCounter {
    private static long boluses;
    private long value;

    void step(long nowNs) {
        value = boluses++;
    }

    public static void main(String[] arguments) {
        StaticCounter device = new StaticCounter();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
