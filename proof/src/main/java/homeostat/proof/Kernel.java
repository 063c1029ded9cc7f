package homeostat.proof;

/// What proof knows of the kernel: names, and nothing else. A program that has none of them is
/// judged as a plain one.
public final class Kernel {
    public static final String DEVICE = "homeostat/kernel/Device";
    public static final String TASK = "homeostat/kernel/Task";
    public static final String MODE = "homeostat/kernel/Mode";
    /// Runs a task and turns a trap into `false`: the one place that catches.
    public static final String TRAP_BOUNDARY = "homeostat/kernel/TrapBoundary";
    /// A task with what belongs to it: fields `task`, `fallback`, `ports`, `timing`.
    public static final String DUTY = "homeostat/kernel/Duty";
    /// What the kernel latches before a step and publishes after it.
    public static final String PORTS = "homeostat/kernel/Ports";

    private Kernel() {
    }
}
