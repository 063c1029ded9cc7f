package homeostat.kernel;

final class TrapBoundary {
    private TrapBoundary() {
    }

    static boolean holds(Task task, long nowNs) {
        try {
            task.step(nowNs);
            return true;
        } catch (RuntimeException trap) {
            return false;
        }
    }
}
