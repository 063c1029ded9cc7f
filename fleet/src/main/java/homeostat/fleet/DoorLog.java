package homeostat.fleet;

import homeostat.fleet.audit.AuditLog;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/// Writes down who was sent away at the door, and why.
///
/// A line in the audit log is signed and forced to the disk, and whoever attacks decides how many
/// there are: so there are at most [#LINES_MAX] in a minute, [#LINES_EACH_MAX] of them about one
/// name or address so that nobody's noise hides another, and then a line that says how many more
/// there were. A thread of its own writes them. The door waits for nothing.
final class DoorLog implements AutoCloseable {
    /// The most lines in a minute.
    static final int LINES_MAX = 60;
    /// The most of them about one name, or about one address where there is no name.
    static final int LINES_EACH_MAX = 12;
    private static final int QUEUE_MAX = 256;
    private static final int DETAIL_MAX = 200;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    /// Every line is forced to a disk that may be busy.
    private static final int CLOSE_SECONDS_MAX = 20;
    private static final Line END = new Line("", "");

    private record Line(String who, String why) {}

    private final AuditLog audit;
    private final BlockingQueue<Line> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final Map<String, Integer> lines = new HashMap<>();
    private final Thread thread;
    private long minuteNs = System.nanoTime();
    private int written;
    private long unwritten;
    private long refused;

    DoorLog(AuditLog audit) {
        this.audit = audit;
        this.thread = Thread.ofPlatform().daemon().name("fleet-door-log").start(this::run);
    }

    /// Notes that `who`, whose connection stands, was sent away.
    void refused(String who, String why) {
        refused(who, null, why);
    }

    /// Notes that somebody at an address was not let in; `who` is null when no name was said.
    synchronized void refused(String who, String from, String why) {
        refused = refused + 1;
        if (System.nanoTime() - minuteNs > MINUTE_NS) {
            summarise();
        }
        String whose = String.valueOf(who == null ? from : who);
        String detail = from == null ? why : "from=" + from + ' ' + why;
        if (written < LINES_MAX && lines.getOrDefault(whose, 0) < LINES_EACH_MAX
                && queue.offer(new Line(who == null ? "?" : who, detail.length() > DETAIL_MAX
                        ? detail.substring(0, DETAIL_MAX) : detail))) {
            written = written + 1;
            lines.merge(whose, 1, Integer::sum);
        } else {
            unwritten = unwritten + 1;
        }
    }

    /// How many were sent away so far.
    synchronized long count() {
        return refused;
    }

    @Override
    public void close() {
        try {
            synchronized (this) {
                summarise();
            }
            queue.put(END);
            thread.join(TimeUnit.SECONDS.toMillis(CLOSE_SECONDS_MAX));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Line one = queue.take(); one != END; one = queue.take()) {
                audit.note("door", "refuse", one.who(), one.why());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Ends a minute.
    private void summarise() {
        if (unwritten > 0 && queue.offer(new Line("?", "more=" + unwritten + " in a minute"))) {
            unwritten = 0;
        }
        minuteNs = System.nanoTime();
        lines.clear();
        written = 0;
    }
}
