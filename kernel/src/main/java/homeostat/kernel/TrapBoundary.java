package homeostat.kernel;

/// The one place where class C catches: where a step that trapped becomes a boolean.
///
/// In firmware this is the trap handler; the exception exists on the JVM only.
final class TrapBoundary {
    private TrapBoundary() {}

    /// Runs one step; false when it trapped and nothing it wrote may be believed.
    static boolean holds(Task task, long nowNs) {
        try {
            task.step(nowNs);
            return true;
        } catch (RuntimeException | StackOverflowError trap) {
            return false;
        }
    }
}
