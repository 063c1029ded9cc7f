// Defect: two threads take two locks in opposite order.
final class DeadlockOfTwoLocks {
    private final Object first = new Object();
    private final Object second = new Object();
    private volatile int held;
    private long value;

    void step(long nowNs) {
        synchronized (first) {
            held++;
            while (held < 2) {
                Thread.onSpinWait();
            }
            synchronized (second) {
                value = nowNs;
            }
        }
    }
    private void opposite() {
        synchronized (second) {
            held++;
            while (held < 2) {
                Thread.onSpinWait();
            }
            synchronized (first) {
                value = -1;
            }
        }
    }

    public static void main(String[] arguments) {
        DeadlockOfTwoLocks device = new DeadlockOfTwoLocks();
        Thread.ofPlatform().start(device::opposite);
        device.step(1);
        System.out.println("met");
    }
}
