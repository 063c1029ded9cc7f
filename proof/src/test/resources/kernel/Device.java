package homeostat.kernel;

public final class Device {
    private final Task[] tasks;
    private boolean isDistrusted;

    public Device(Task[] tasks) {
        this.tasks = tasks;
    }

    public void advance(long nowNs) {
        for (int i = 0; i < tasks.length; i++) {
            if (!TrapBoundary.holds(tasks[i], nowNs)) {
                isDistrusted = true;
            }
        }
    }

    public boolean isDistrusted() {
        return isDistrusted;
    }
}
