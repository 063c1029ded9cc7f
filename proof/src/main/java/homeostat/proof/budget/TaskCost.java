package homeostat.proof.budget;

/// What one task of a device costs at most each time it is released, in bytecodes, and when it
/// runs.
///
/// @param name the class of the task
/// @param step a step of the task; [Cost#UNKNOWN] when a loop has no bound
/// @param fallback a step of its fallback, 0 where it has none
/// @param kernel what the kernel does for a release and a publication, once each
/// @param budget what the task declares that a step of it or of its fallback may take; 0 for
///     nothing
public record TaskCost(String name, long step, long fallback, long kernel, long budget,
        long periodNs, long offsetNs, long deadlineNs) {

    /// A release at its worst: the step traps at its end, and the fallback runs after it.
    public long release() {
        return Cost.sum(Cost.sum(step, fallback), kernel);
    }
}
