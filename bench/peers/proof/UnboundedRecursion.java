// Defect: a method calls itself as often as data says.
final class UnboundedRecursion {
    private long value;

    void step(long nowNs) {
        value = depth(100_000_000 * nowNs);
    }
    private static long depth(long n) {
        return n == 0 ? 0 : 1 + depth(n - 1);
    }

    public static void main(String[] arguments) {
        UnboundedRecursion device = new UnboundedRecursion();
        device.step(arguments.length + 1);
        System.out.println(device.value);
    }
}
