package homeostat.app;

import homeostat.bedside.Gateway;
import homeostat.fleet.Fleet;
import homeostat.fleet.Latency;
import homeostat.fleet.Screen;
import homeostat.fleet.WholeTexts;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.kernel.Sheet;
import homeostat.wire.Bed;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import homeostat.wire.Header;
import homeostat.wire.Schema;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Measures, as long as the ward is open, how long an alarm takes from a bedside to a screen: a bed
/// without a patient raises one every other second, on the same way as every other, and a screen
/// without a person waits for it.
final class Probe implements AutoCloseable {
    private static final String NAME = "~probe";
    private static final long EVERY_MS = 2_000;
    private static final long WAIT_MS = 5_000;
    private static final int ALARM = 0;
    private static final Schema SCHEMA = new Schema("probe", "Probe",
            new Sheet.Loop("none", "none", "none", "none", "none", "none"), List.of(), List.of(),
            List.of(new Sheet.AlarmRow(ALARM, "probe", Priority.HIGH, false, 0, "A probe.")),
            List.of(), List.of());
    private static final long HASH = SCHEMA.hash();

    private final Gateway gateway;
    private final Latency latency;
    private final Semaphore raised = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final Screen door;
    private final Thread thread;
    private volatile boolean running = true;
    private volatile boolean standing;
    private long sequence;

    /// A probe at a gateway; it begins at once and measures as soon as everything is up.
    Probe(Fleet fleet, Gateway gateway) {
        this.gateway = gateway;
        this.latency = fleet.latency();
        this.door = fleet.screen();
        this.thread = Thread.ofVirtual().name("probe").unstarted(this::run);
        gateway.add(NAME, new Gateway.Bedside() {
            @Override
            public void greet() {
                Probe.this.greet();
            }

            @Override
            public void obey(Frame.Command command) {
                // Nobody answers a probe.
            }
        });
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        running = false;
        thread.interrupt();
        door.close();
    }

    private void run() {
        try {
            WebSocket screen = null;
            while (running) {
                Thread.sleep(EVERY_MS);
                if (!gateway.isLinked()) {
                    continue;
                }
                if (screen == null || screen.isInputClosed()) {
                    screen = door.open(new Ear()).join();
                    screen.sendText("watch " + NAME, true).join();
                }
                screen.sendText("here", true).join();
                measure();
            }
        } catch (InterruptedException | RuntimeException e) {
            if (running) {
                latency.lost();
            }
        }
    }

    private void measure() throws InterruptedException {
        raised.drainPermits();
        ended.drainPermits();
        long startNs = System.nanoTime();
        send(true);
        if (!raised.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS)) {
            latency.lost();
        } else {
            latency.measured(System.nanoTime() - startNs);
        }
        send(false);
        ended.tryAcquire(WAIT_MS, TimeUnit.MILLISECONDS);
    }

    private synchronized void greet() {
        gateway.put(FrameWriter.bytes(new Frame.Hello(header(), Bed.of(NAME, "nobody"), SCHEMA)));
        if (standing) {
            send(true);
        }
    }

    private synchronized void send(boolean present) {
        standing = present;
        gateway.put(FrameWriter.bytes(new Frame.AlarmChange(header(), new Frame.Standing(ALARM,
                Priority.HIGH, present ? AlarmState.ACTIVE : AlarmState.INACTIVE,
                System.nanoTime(), false))));
    }

    private Header header() {
        sequence = sequence + 1;
        return new Header(NAME, sequence, HASH, System.nanoTime(), System.currentTimeMillis());
    }

    /// Looks at what a browser would be told.
    private final class Ear extends WholeTexts {
        @Override
        protected void heard(String text) {
            if (text.contains("\"bed\":\"" + NAME + "\"")) {
                (text.contains("\"name\":\"probe\"") ? raised : ended).release();
            }
        }
    }
}
