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
    /// Code in another language behind a declared boundary; `compute` is its twin.
    public static final String FOREIGN = "homeostat/kernel/Foreign";
    private static final String TWIN = "compute";
    private static final String TWIN_DESCRIPTOR = "([DD)D";

    private Kernel() {
    }

    /// Whether a method is the twin of code in another language: what it gives and what it leaves
    /// in its state can then be anything, whatever is written here.
    public static boolean isTwin(Program program, Method method) {
        return method.name().equals(TWIN) && method.descriptor().equals(TWIN_DESCRIPTOR)
                && program.isSubtype(method.owner(), FOREIGN);
    }
}
