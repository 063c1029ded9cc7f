// Defect: a method always calls itself.
final class RecursionWithoutEnd {
    private long value;

    void step(long nowNs) {
        value = settle(nowNs);
    }
    private static long settle(long n) {
        return 1 + settle(n + 1);
    }

    public static void main(String[] arguments) {
        RecursionWithoutEnd device = new RecursionWithoutEnd();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
