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
    private final Lasting[] lasting;
    private final Releases releases;
    private long releasedNs;
    private long publishAtNs = NEVER;
    private boolean due;
    private boolean distrusted;

    Duty(TaskAssembly assembly, Task task, Task fallback, Alarm trapAlarm) {
        Check.that(task != null, "a duty has a task");
        this.timing = assembly.timing;
        this.task = task;
        this.fallback = fallback;
        this.trapAlarm = trapAlarm;
        this.ports = new Ports(assembly);
        this.lasting = assembly.lasting.toArray(new Lasting[0]);
        this.releases = timing.releases();
    }

    /// The next instant at which something is to be done.
    long nextEventNs() {
        return Math.min(publishAtNs, releases.nextNs());
    }

    boolean publishesAt(long nowNs) {
        return publishAtNs <= nowNs;
    }

    boolean isReleasedAt(long nowNs) {
        return releases.nextNs() <= nowNs;
    }

    boolean isDistrusted() {
        return distrusted;
    }

    /// Whether what it publishes must be on record before it leaves the device.
    boolean isLasting() {
        return lasting.length > 0 || ports.orders();
    }

    /// How many words its lasting parts take.
    int lastingWords() {
        int words = 0;
        for (int i = 0; i < lasting.length; i++) {
            words += lasting[i].words();
        }
        return words;
    }

    /// Saves its parts, unless it is distrusted: then they may be half written.
    void save(long[] memory, int from, long nowNs) {
        if (distrusted) {
            return;
        }
        int at = from;
        for (int i = 0; i < lasting.length; i++) {
            lasting[i].save(memory, at, nowNs);
            at += lasting[i].words();
        }
    }

    /// Restores its parts; false when one of them finds nonsense.
    boolean restore(long[] memory, int from) {
        int at = from;
        boolean whole = true;
        for (int i = 0; i < lasting.length; i++) {
            whole &= lasting[i].restore(memory, at);
            at += lasting[i].words();
        }
        return whole;
    }

    void assumeWorst() {
        for (int i = 0; i < lasting.length; i++) {
            lasting[i].assumeWorst();
        }
    }

    /// Whether it has read its ports and not shown yet what it made of them: its parts are on
    /// their way from one publication to the next.
    boolean isOpen() {
        return publishAtNs != NEVER;
    }

    /// The instant by which the step of the newest release must be done; [Long#MAX_VALUE] when it
    /// is.
    long dueNs() {
        return due ? publishAtNs : NEVER;
    }

    /// Latches and steps at once, for a host whose processor is taken to be infinitely fast.
    void release() {
        latch();
        step();
    }

    /// Reads the ports and schedules the publication.
    void latch() {
        releasedNs = releases.nextNs();
        ports.latch(releasedNs);
        due = true;
        publishAtNs = releasedNs + timing.deadlineNs();
        releases.made();
    }

    /// Steps for the newest release, if that is still to be done. It touches what belongs to this
    /// task alone, so it may be interrupted anywhere by an exchange and by the steps of others.
    void step() {
        if (!due) {
            return;
        }
        long nowNs = releasedNs;
        if (!distrusted && !TrapBoundary.holds(task, nowNs)) {
            distrust(nowNs);
        }
        if (distrusted && fallback != null && !TrapBoundary.holds(fallback, nowNs)) {
            ports.discard(nowNs);
        }
        trapAlarm.report(distrusted, nowNs);
        due = false;
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
        due = false;
        ports.discard(nowNs);
    }
}
