// Defect: two threads share a counter without order.
final class StaticCounterUnguarded {
    private static long boluses;
    private long value;

    void step(long nowNs) {
        value = ++boluses;
    }

    public static void main(String[] arguments) {
        StaticCounterUnguarded one = new StaticCounterUnguarded();
        Thread other = Thread.ofPlatform().start(() -> new StaticCounterUnguarded().step(1));
        one.step(1);
        while (other.isAlive()) {
            Thread.onSpinWait();
        }
        System.out.println(one.value);
    }
}
