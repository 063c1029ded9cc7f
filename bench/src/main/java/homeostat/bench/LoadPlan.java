package homeostat.bench;

import homeostat.kernel.Span;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What the devices of a load have in common: how many they are, when they begin and end, and where
/// they write down what they saw.
final class LoadPlan {
    /// How long after the end what was sent may still be acknowledged and shown.
    static final long DRAIN_NS = Span.seconds(20);
    private static final long PATIENCE_NS = Span.minutes(10);
    private static final int KEEP_ALIVE_S = 3;
    private static final int HANDSHAKES_MAX = 24;

    private final int devices;
    private final Rhythm rhythm;
    private final LoadSignal signal = new LoadSignal();
    private final LoadFigures latencies = new LoadFigures();
    private final LoadFigures standing = new LoadFigures();
    private final CountDownLatch connected;
    private final CountDownLatch ended;
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Semaphore handshakes;
    private volatile long beginNs;
    private volatile long endNs;

    /// How often a device speaks and is out of range, whether it has waves to tell, and how many
    /// shake hands at once.
    record Rhythm(long everyNs, long alarmEveryNs, boolean waves, int handshakes) {}

    /// A block with all waves each second; as many shake hands at once as a load generator can do
    /// without starving itself.
    LoadPlan(int devices, long alarmEveryNs) {
        this(devices, new Rhythm(Span.seconds(1), alarmEveryNs, true, HANDSHAKES_MAX));
    }

    LoadPlan(int devices, Rhythm rhythm) {
        this.devices = devices;
        this.rhythm = rhythm;
        this.handshakes = new Semaphore(rhythm.handshakes());
        this.connected = new CountDownLatch(devices);
        this.ended = new CountDownLatch(devices);
    }

    int devices() {
        return devices;
    }

    Rhythm rhythm() {
        return rhythm;
    }

    LoadSignal signal() {
        return signal;
    }

    LoadFigures latencies() {
        return latencies;
    }

    /// What those saw that stayed connected while the others were cut off.
    LoadFigures standing() {
        return standing;
    }

    long endNs() {
        return endNs;
    }

    void connected() {
        connected.countDown();
    }

    void ended() {
        ended.countDown();
    }

    /// Waits a while for the beginning; whoever waits longer keeps its connection alive meanwhile.
    boolean hasBegun() throws InterruptedException {
        return begun.await(KEEP_ALIVE_S, TimeUnit.SECONDS);
    }

    long beginNs() {
        return beginNs;
    }

    /// Has all devices live for a while, as soon as all are connected.
    void begin(long spanNs) {
        beginNs = System.nanoTime() + Span.milliseconds(100);
        endNs = beginNs + spanNs;
        begun.countDown();
    }

    /// Has them end now.
    void end() {
        endNs = System.nanoTime();
    }

    /// Waits until all are connected; [BenchException] when that takes too long.
    void awaitConnected() throws InterruptedException {
        await(connected, "be connected");
    }

    /// Waits until all have ended; [BenchException] when that takes too long.
    void awaitEnded() throws InterruptedException {
        await(ended, "end");
    }

    private void await(CountDownLatch latch, String what) throws InterruptedException {
        if (!latch.await(PATIENCE_NS, TimeUnit.NANOSECONDS)) {
            throw new BenchException("devices of a load are missing: missing=" + latch.getCount()
                    + " last refusal=\"" + latencies.refusal() + "\", expected all "
                    + devices + " to " + what + " within " + PATIENCE_NS / Span.seconds(1)
                    + " s");
        }
    }

    void enterHandshake() throws InterruptedException {
        handshakes.acquire();
    }

    void leaveHandshake() {
        handshakes.release();
    }
}
