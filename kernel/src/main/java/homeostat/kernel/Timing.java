package homeostat.kernel;

/// When a task reads and when its outputs appear: *logical execution time*.
///
/// Release `k` is at `offset + k * span / count`, computed so that 360 releases a second drift by
/// nothing in ten years. The task reads its ports at the release; its outputs appear at release +
/// deadline, however fast the processor was. So a run depends on inputs alone, and the
/// simulator, the bedside and the firmware compute the same bits under any preemption.
///
/// Source: Henzinger, Horowitz, Kirsch, "Giotto: a time-triggered language for embedded
/// programming", Proceedings of the IEEE 91 (2003).
public final class Timing {
    private final long spanNs;
    private final long count;
    private final long offsetNs;
    private final long deadlineNs;
    private final long budgetBytecodes;

    private Timing(
            long spanNs, long count, long offsetNs, long deadlineNs, long budgetBytecodes) {
        Check.that(spanNs > 0 && count > 0, "a task is released at some rate");
        Check.that(count < Long.MAX_VALUE / 2 / spanNs, "a task's rate is countable");
        Check.that(offsetNs >= 0, "a task's offset is not negative");
        Check.that(deadlineNs > 0 && deadlineNs <= spanNs / count,
                "a task's deadline lies within its period");
        this.spanNs = spanNs;
        this.count = count;
        this.offsetNs = offsetNs;
        this.deadlineNs = deadlineNs;
        this.budgetBytecodes = budgetBytecodes;
    }

    /// Once every `periodNs`, outputs one period later.
    public static Timing every(long periodNs) {
        return new Timing(periodNs, 1, 0, periodNs, 0);
    }

    /// `count` times a second, outputs one period later.
    public static Timing hertz(long count) {
        return new Timing(1_000_000_000L, count, 0, 1_000_000_000L / count, 0);
    }

    /// The same, released `offsetNs` later.
    public Timing offset(long offsetNs) {
        return new Timing(spanNs, count, offsetNs, deadlineNs, budgetBytecodes);
    }

    /// The same, with outputs `deadlineNs` after each release.
    public Timing deadline(long deadlineNs) {
        return new Timing(spanNs, count, offsetNs, deadlineNs, budgetBytecodes);
    }

    /// The same, with a promise: no step of the task, nor of its fallback, takes more than
    /// `bytecodes`. `./homeostat prove` holds it to that.
    public Timing budget(long bytecodes) {
        Check.that(bytecodes > 0, "a budget allows something");
        return new Timing(spanNs, count, offsetNs, deadlineNs, bytecodes);
    }

    /// The period, rounded down to a nanosecond.
    public long periodNs() {
        return spanNs / count;
    }

    /// From a release to the appearance of its outputs.
    public long deadlineNs() {
        return deadlineNs;
    }

    /// How many bytecodes a step may take; 0 where nothing is declared.
    public long budgetBytecodes() {
        return budgetBytecodes;
    }

    /// The instant of the first release.
    public long offsetNs() {
        return offsetNs;
    }

    /// The instants of its releases, from the first on.
    Releases releases() {
        return new Releases(offsetNs, spanNs, count);
    }
}
