package homeostat.bedside;

import homeostat.kernel.Device;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// One device at one bed, run to the wall clock by a thread of its own.
///
/// The device's time runs with the wall clock's, times a speed: 1 beside a real patient, more to
/// watch a virtual one. It goes on from where the device is when the bed starts. Whatever the clock
/// does, the device sees each of its instants once and in order, so a bed computes the same bits
/// as a trial; only *when* they appear depends on this machine. How late the worst instant was is
/// kept.
///
/// With a [MemoryFile] the device takes up what it knew when this process ended, however it ended,
/// and no order leaves before it is on record there.
///
/// What people do at the console comes from other threads and is handed over between two instants.
public final class Bed implements AutoCloseable {
    private static final long NAP_NS_MAX = 20_000_000L;
    private static final long STOP_MS_MAX = 2_000;
    private final Device device;
    private final Surroundings surroundings;
    private final Watcher watcher;
    private final double speed;
    private final MemoryFile memory;
    private final Queue<Consumer<Device>> requests = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean running = true;
    private volatile long latenessNsMax;
    private volatile RuntimeException failure;
    private long startNs;
    private long startDeviceNs;

    /// A bed that waits for [#start]; `speed` is device seconds for each second of the clock.
    public Bed(String name, Device device, Surroundings surroundings, Watcher watcher,
            double speed) {
        this(name, device, new Connection(surroundings, watcher, null), speed);
    }

    /// The same with a memory. The device is newly assembled: it resumes what the file holds, or,
    /// when there is nothing in it, begins on a patient in whom nothing acts.
    public Bed(String name, Device device, Connection connection, double speed) {
        if (!(speed > 0 && speed <= 10_000)) {
            throw new IllegalArgumentException(
                    "unusable speed: speed=" + speed + ", expected more than 0 and at most 10000");
        }
        this.device = device;
        this.surroundings = connection.surroundings;
        this.watcher = connection.watcher;
        this.memory = connection.memory;
        this.speed = speed;
        this.thread = Thread.ofPlatform().daemon().name("bed " + name).unstarted(this::run);
    }

    /// What a device is connected to.
    ///
    /// @param surroundings sensors and actuators
    /// @param watcher telemetry
    /// @param memory where it keeps what must survive, or `null` for nowhere
    public record Connection(Surroundings surroundings, Watcher watcher, MemoryFile memory) {}

    /// Starts the clock of this bed. False when the device could not read all that it should have
    /// remembered, and assumes the worst in its place: somebody must look at it.
    public boolean start() {
        boolean whole = remember();
        startNs = System.nanoTime();
        startDeviceNs = nextEventNs();
        thread.start();
        return whole;
    }

    private boolean remember() {
        if (memory == null) {
            return true;
        }
        if (!memory.isEmpty()) {
            return memory.restore(device);
        }
        device.begin();
        memory.keep(device);
        return true;
    }

    /// Has `request` carried out on the device between two of its instants.
    public void request(Consumer<Device> request) {
        requests.add(request);
        LockSupport.unpark(thread);
    }

    /// By how much the latest instant was done too late, in nanoseconds of the clock.
    public long latenessNsMax() {
        return latenessNsMax;
    }

    /// What ended the bed's thread, or `null` while it is well: a defect of the host, since a
    /// device's own failures end in its fallback.
    public RuntimeException failure() {
        return failure;
    }

    /// Stops the bed and waits for its thread.
    @Override
    public void close() {
        running = false;
        LockSupport.unpark(thread);
        try {
            thread.join(STOP_MS_MAX);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running) {
                drain();
                long nextNs = nextEventNs();
                long waitNs = wallNs(nextNs) - System.nanoTime();
                if (waitNs > 0) {
                    LockSupport.parkNanos(Math.min(waitNs, NAP_NS_MAX));
                } else {
                    instant(nextNs, -waitNs);
                }
            }
        } catch (RuntimeException problem) {
            failure = problem;
        }
    }

    private void instant(long nowNs, long lateNs) {
        latenessNsMax = Math.max(latenessNsMax, lateNs);
        surroundings.before(device, nowNs);
        device.advance(nowNs);
        if (memory != null) {
            memory.keep(device);
        }
        surroundings.after(device, nowNs);
        watcher.watch(device, nowNs);
    }

    private void drain() {
        for (Consumer<Device> request = requests.poll(); request != null;
                request = requests.poll()) {
            request.accept(device);
            if (memory != null) {
                memory.keep(device);
            }
        }
    }

    private long nextEventNs() {
        return Math.min(device.nextEventNs(), surroundings.nextEventNs());
    }

    private long wallNs(long deviceNs) {
        return startNs + (long) ((deviceNs - startDeviceNs) / speed);
    }
}
