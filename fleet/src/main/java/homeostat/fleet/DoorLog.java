package homeostat.fleet;

import homeostat.fleet.audit.AuditLog;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/// Writes down who was sent away at the door, and why.
///
/// A line in the audit log is signed and forced to the disk, and whoever attacks decides how many
/// there are: so a thread of its own writes them, at most [#LINES_MAX] in a minute, and says after
/// that how many more there were. The door waits for nothing.
final class DoorLog implements AutoCloseable {
    /// The most lines in a minute.
    static final int LINES_MAX = 60;
    private static final int QUEUE_MAX = 256;
    private static final int DETAIL_MAX = 200;
    private static final long MINUTE_NS = TimeUnit.MINUTES.toNanos(1);
    private static final Refusal END = new Refusal("", "");

    private record Refusal(String who, String why) {}

    private final AuditLog audit;
    private final BlockingQueue<Refusal> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong unwritten = new AtomicLong();
    private final Thread thread;
    private long minuteNs = System.nanoTime();
    private int lines;

    DoorLog(AuditLog audit) {
        this.audit = audit;
        this.thread = Thread.ofPlatform().daemon().name("fleet-door-log").start(this::run);
    }

    /// Notes that `who` was sent away, or somebody unknown when that is null.
    void refused(String who, String why) {
        refused.incrementAndGet();
        String detail = why.length() > DETAIL_MAX ? why.substring(0, DETAIL_MAX) : why;
        if (!queue.offer(new Refusal(who == null ? "?" : who, detail))) {
            unwritten.incrementAndGet();
        }
    }

    /// How many were sent away so far.
    long count() {
        return refused.get();
    }

    @Override
    public void close() {
        try {
            queue.put(END);
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Refusal one = queue.take(); one != END; one = queue.take()) {
                write(one);
            }
            summarise();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(Refusal one) {
        if (System.nanoTime() - minuteNs > MINUTE_NS) {
            summarise();
            minuteNs = System.nanoTime();
            lines = 0;
        }
        if (lines == LINES_MAX) {
            unwritten.incrementAndGet();
            return;
        }
        lines = lines + 1;
        audit.note("door", "refuse", one.who(), one.why());
    }

    private void summarise() {
        long more = unwritten.getAndSet(0);
        if (more > 0) {
            audit.note("door", "refuse", "?", "more=" + more + " in a minute");
        }
    }
}
