package homeostat.fleet;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsSession;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// One screen: a bounded queue and a thread of its own that writes it out.
final class LiveClient {
    private static final String ALL = "*";
    private static final byte[] END = {};

    private record Beat(String text) {}


    private final WsSession session;
    private final Guest guest;
    private final boolean alarmsOnly;
    private final BlockingQueue<Object> queue = new LinkedBlockingQueue<>(Bounds.CLIENT_QUEUE_MAX);
    private final Set<BedMemory> due = ConcurrentHashMap.newKeySet();
    private final Function<BedMemory, String> newest;
    private final AtomicInteger queuedBytes = new AtomicInteger();
    private final AtomicInteger queuedBeats = new AtomicInteger();
    private final Thread writer;
    private volatile String watched = "";
    private volatile String farewell = "";
    private volatile boolean closed;
    private volatile boolean cut;

    /// `newest` makes the text of a bed when it is that bed's turn.
    LiveClient(WsSession session, Guest guest, boolean alarmsOnly,
            Function<BedMemory, String> newest) {
        this.session = session;
        this.guest = guest;
        this.alarmsOnly = alarmsOnly;
        this.newest = newest;
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

    /// Offers those that the screen watches. A wave may be lost, and is before a message is: the
    /// screen shows the gap.
    void offerWaves(List<WavePiece> pieces) {
        for (WavePiece piece : pieces) {
            if (watches(piece.bed(), piece.isFirst())
                    && queuedBytes.get() < Bounds.CLIENT_QUEUE_BYTES_MAX / 2) {
                put(piece.bytes(), piece.bytes().length);
            }
        }
    }

    /// A message may not be lost: a screen that has no room for it is cut off, and tells its user.
    void offer(String message) {
        if (!put(message, 2 * message.length())) {
            cutOff();
        }
    }

    /// Whatever is the newest of a bed when its turn comes: it waits in the queue once.
    void offerNewest(BedMemory bed) {
        if (due.add(bed) && !put(bed, 0)) {
            cutOff();
        }
    }

    /// A screen that has not taken its last beats is not there.
    void offerBeat(String beat) {
        if (queuedBeats.incrementAndGet() > Bounds.CLIENT_BEATS_MAX
                || !put(new Beat(beat), 2 * beat.length())) {
            cutOff();
        }
    }

    /// Ends the connection after what is being written.
    void close(String reason) {
        if (!closed) {
            farewell = reason;
            closed = true;
            queue.clear();
            queue.offer(END);
        }
    }

    /// Ends the connection of a screen that may never take another byte. Only the writer speaks to
    /// it; an interrupt ends its waiting, be it for a message or, as the thread is a virtual one,
    /// for the socket. One that was only late is told goodbye and hung up on without an answer.
    private void cutOff() {
        cut = true;
        close("too slow");
        writer.interrupt();
    }

    private boolean put(Object message, int bytes) {
        if (closed || queuedBytes.get() + bytes > Bounds.CLIENT_QUEUE_BYTES_MAX) {
            return closed;
        }
        boolean taken = queue.offer(message);
        if (taken) {
            queuedBytes.addAndGet(bytes);
        }
        return taken;
    }

    private void write() {
        try {
            for (Object message = queue.take(); message != END; message = queue.take()) {
                send(message);
            }
            session.close(WsCloseCodes.NORMAL_CLOSE, farewell);
            if (cut) {
                hangUp();
            }
        } catch (RuntimeException | InterruptedException e) {
            closed = true;
            hangUp();
        }
    }

    private void send(Object message) {
        switch (message) {
            case BedMemory bed -> {
                due.remove(bed);
                session.send(newest.apply(bed), true);
            }
            case Beat beat -> {
                queuedBeats.decrementAndGet();
                send(beat.text());
            }
            case String text -> {
                queuedBytes.addAndGet(-2 * text.length());
                session.send(text, true);
            }
            case byte[] frame -> {
                queuedBytes.addAndGet(-frame.length);
                session.send(BufferData.create(frame), true);
            }
            default -> throw new IllegalStateException("nothing to send: " + message);
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
