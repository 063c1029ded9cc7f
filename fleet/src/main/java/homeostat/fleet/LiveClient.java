package homeostat.fleet;

import homeostat.kernel.Span;
import homeostat.wire.Frame;
import homeostat.wire.FrameWriter;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsSession;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// One screen: what waits for it, and a thread of its own that writes it out.
///
/// Of each bed the newest state waits, and no older one: when thousands of beds change in one
/// instant, which is when alarms matter most, nothing is lost that still stands and no queue is too
/// short. Waves are bounded and may be lost. A screen that takes nothing for [#DEAF_NS] is cut off.
final class LiveClient {
    private static final String ALL = "*";
    private static final byte[] END = {};
    private static final long DEAF_NS = Span.seconds(5);

    private final WsSession session;
    private final Guest guest;
    private final boolean alarmsOnly;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>();
    private final Map<String, String> newest = new ConcurrentHashMap<>();
    private final AtomicInteger waves = new AtomicInteger();
    private final AtomicInteger waveBytes = new AtomicInteger();
    private volatile long tookNs = System.nanoTime();
    private final Thread writer;
    private volatile String watched = "";
    private volatile String farewell = "";
    private volatile boolean closed;

    LiveClient(WsSession session, Guest guest, boolean alarmsOnly) {
        this.session = session;
        this.guest = guest;
        this.alarmsOnly = alarmsOnly;
        this.writer = Thread.ofVirtual().name("screen").start(this::write);
    }

    Guest guest() {
        return guest;
    }

    void watch(String name) {
        watched = name;
    }

    boolean watches(String bed, boolean isFirstWave) {
        return watched.equals(bed) || isFirstWave && watched.equals(ALL);
    }

    boolean showsAlarmsOnly() {
        return alarmsOnly;
    }

    boolean isClosed() {
        return closed;
    }

    /// Offers those that the screen watches. A wave may be lost: the screen shows the gap.
    void offerWaves(BedMemory bed, List<Frame.Wave> offered) {
        int first = Beds.waveFirst(bed.schema());
        for (Frame.Wave wave : offered) {
            if (watches(wave.header().bed(), wave.output() == first)) {
                put(FrameWriter.bytes(wave));
            }
        }
    }

    /// Has something said in place of what was to be said of the same and was not yet.
    void offer(String what, String message) {
        if (!closed && newest.put(what, message) == null) {
            if (queue.isEmpty()) {
                tookNs = System.nanoTime();
            }
            queue.add(what);
        }
        if (!closed && System.nanoTime() - tookNs > DEAF_NS && !queue.isEmpty()) {
            cutOff();
        }
    }

    /// Ends the connection after what is being written.
    void close(String reason) {
        if (!closed) {
            farewell = reason;
            closed = true;
            queue.clear();
            queue.add(END);
        }
    }

    /// Ends the connection of a screen that may never take another byte. Only the writer speaks to
    /// it; an interrupt ends its waiting, be it for a message or, as the thread is a virtual one,
    /// for the socket.
    private void cutOff() {
        close("too slow");
        writer.interrupt();
    }

    private void put(byte[] frame) {
        if (closed || waves.get() >= Bounds.CLIENT_QUEUE_MAX
                || waveBytes.get() + frame.length > Bounds.CLIENT_QUEUE_BYTES_MAX) {
            return;
        }
        waves.incrementAndGet();
        waveBytes.addAndGet(frame.length);
        queue.add(frame);
    }

    private void write() {
        try {
            for (Object next = queue.take(); next != END; next = queue.take()) {
                tookNs = System.nanoTime();
                if (next instanceof String what) {
                    session.send(newest.remove(what), true);
                } else if (next instanceof byte[] frame) {
                    waves.decrementAndGet();
                    waveBytes.addAndGet(-frame.length);
                    session.send(BufferData.create(frame), true);
                }
            }
            session.close(WsCloseCodes.NORMAL_CLOSE, farewell);
        } catch (RuntimeException | InterruptedException e) {
            closed = true;
            hangUp();
        }
    }

    /// Ends a connection on which nothing more can be said, not even goodbye.
    private void hangUp() {
        try {
            ((ConnectionContext) session.socketContext()).serverSocket().close();
        } catch (UncheckedIOException e) {
            closed = true; // the other end was first
        }
    }
}
