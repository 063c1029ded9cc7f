package homeostat.kernel;

/// A task with everything that belongs to it: when it runs, its ports, alarms, modes, fallback.
///
/// What the task owns is latched and published together. When a step traps, all it wrote is
/// discarded, the task is never run again, and the fallback, which has parts of its own, runs in
/// the same release. If that traps too, nothing is published but the alarm.
final class Duty {
    private static final long NEVER = Long.MAX_VALUE;
    private final Timing timing;
    private final Task task;
    private final Task fallback;
    private final Alarm trapAlarm;
    private final Ports ports;
    private long releases;
    private long nextReleaseNs;
    private long publishAtNs = NEVER;
    private boolean distrusted;

    Duty(Timing timing, Task task, Task fallback, Alarm trapAlarm, Ports ports) {
        Check.that(task != null, "a duty has a task");
        this.timing = timing;
        this.task = task;
        this.fallback = fallback;
        this.trapAlarm = trapAlarm;
        this.ports = ports;
        this.nextReleaseNs = timing.releaseNs(0);
    }

    /// The next instant at which something is to be done.
    long nextEventNs() {
        return Math.min(publishAtNs, nextReleaseNs);
    }

    boolean publishesAt(long nowNs) {
        return publishAtNs <= nowNs;
    }

    boolean isReleasedAt(long nowNs) {
        return nextReleaseNs <= nowNs;
    }

    /// Whether a publication of this duty comes before anything else of it.
    long publishAtNs() {
        return publishAtNs;
    }

    long nextReleaseNs() {
        return nextReleaseNs;
    }

    long periodNs() {
        return timing.periodNs();
    }

    boolean isDistrusted() {
        return distrusted;
    }

    /// Latches, steps, and schedules the publication.
    void release() {
        long nowNs = nextReleaseNs;
        ports.latch(nowNs);
        if (!distrusted && !TrapBoundary.holds(task, nowNs)) {
            distrust(nowNs);
        }
        if (distrusted && fallback != null && !TrapBoundary.holds(fallback, nowNs)) {
            ports.discard(nowNs);
        }
        trapAlarm.report(distrusted, nowNs);
        publishAtNs = nowNs + timing.deadlineNs();
        releases++;
        nextReleaseNs = timing.releaseNs(releases);
    }

    /// Shows the outside what the last step made; returns `digest` with all of it folded in.
    long publish(long digest) {
        publishAtNs = NEVER;
        ports.publish();
        return ports.fold(digest);
    }

    /// Takes control away from the task for good: it trapped, or it overran its deadline.
    void distrust(long nowNs) {
        distrusted = true;
        ports.discard(nowNs);
    }
}
