package homeostat.fleet.people;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Somebody is signed in at one browser.
///
/// It ends when nobody has touched that browser for a quarter of an hour, after twelve hours
/// whatever happens, and when the person is disabled. What a page asks for by itself does not
/// count as touching.
public final class Session {
    /// Nobody there for so long: signed out.
    public static final long IDLE_NS = TimeUnit.MINUTES.toNanos(15);
    /// A shift.
    public static final long LIFE_NS = TimeUnit.HOURS.toNanos(12);
    /// Emergency access.
    public static final long GLASS_NS = TimeUnit.MINUTES.toNanos(15);

    private static final int SEEN_MAX = 10_000;

    private final String name;
    private final Role role;
    private final long startedNs;
    private final Set<String> seen = new HashSet<>();
    private volatile long touchedNs;
    private volatile long glassUntilNs;
    private volatile boolean ended;

    Session(String name, Role role, long nowNs) {
        this.name = name;
        this.role = role;
        this.startedNs = nowNs;
        this.touchedNs = nowNs;
        this.glassUntilNs = nowNs;
    }

    /// Whose it is.
    public String name() {
        return name;
    }

    /// What they are here for.
    public Role role() {
        return role;
    }

    /// Whether they may do something now.
    public boolean may(Right right, long nowNs) {
        return role.may(right) || glassLeftNs(nowNs) > 0 && Role.BROKEN_GLASS.contains(right);
    }

    /// For how long emergency access still holds; 0 when there is none.
    public long glassLeftNs(long nowNs) {
        return Math.max(0, glassUntilNs - nowNs);
    }

    /// For how long it still holds if nobody touches anything.
    public long leftNs(long nowNs) {
        return ended ? 0 : Math.max(0, Math.min(touchedNs + IDLE_NS, startedNs + LIFE_NS) - nowNs);
    }

    /// Whether a patient is seen for the first time in this session, and so has to be written down.
    public boolean sees(String patient) {
        synchronized (seen) {
            return seen.size() < SEEN_MAX ? seen.add(patient) : !seen.contains(patient);
        }
    }

    void touch(long nowNs) {
        touchedNs = nowNs;
    }

    void breakGlass(long nowNs) {
        glassUntilNs = nowNs + GLASS_NS;
    }

    void end() {
        ended = true;
    }
}
