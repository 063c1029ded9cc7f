package homeostat.fleet;

import homeostat.kernel.Span;
import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.websocket.WsCloseCodes;
import io.helidon.websocket.WsSession;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// One screen: what waits for it, and a thread of its own that writes it out.
///
/// Of the states of a bed in which the same alarms stand the newest waits, and no older one, the
/// newest of all last: when thousands of beds change in one instant, which is when alarms matter
/// most, no queue is too short, and an alarm that has come and gone meanwhile is still seen. Waves
/// are bounded and may be lost. A state that could wait is written when its turn comes, as the bed
/// then is. A screen that takes nothing for [#DEAF_NS] is cut off.
final class LiveClient {
    private static final String ALL = "*";
    private static final int STATES_MAX = 8;
    private static final long DEAF_NS = Span.seconds(5);

    /// What is about no bed.
    private static final String SERVER = "";

    private record State(String bed, String alarms) {}

    private final WsSession session;
    private final Guest guest;
    private final boolean alarmsOnly;

    /// A text, or the bed whose newest text is due.
    private final LinkedHashMap<State, Object> messages = new LinkedHashMap<>();
    private final Map<String, Integer> states = new HashMap<>();
    private final ArrayDeque<byte[]> waves = new ArrayDeque<>();
    private int waveBytes;
    private long tookNs = System.nanoTime();
    private final Function<BedMemory, String> newest;
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

    /// Offers those that the screen watches. A wave may be lost: the screen shows the gap.
    void offerWaves(List<WavePiece> pieces) {
        for (WavePiece piece : pieces) {
            if (watches(piece.bed(), piece.isFirst())) {
                put(piece.bytes());
            }
        }
    }

    /// Has something said that is about no bed.
    void offer(String message) {
        offer(SERVER, "", message);
    }

    /// Has a bed's state said in which `alarms` stand, in place of one that was not yet said.
    void offer(String bed, String alarms, String message) {
        put(bed, alarms, message);
    }

    /// The same with whatever is the newest of the bed when its turn comes.
    void offerNewest(BedMemory bed, String alarms) {
        put(bed.bed().name(), alarms, bed);
    }

    private void put(String bed, String alarms, Object message) {
        boolean isDeaf;
        synchronized (messages) {
            if (closed) {
                return;
            }
            if (messages.isEmpty()) {
                tookNs = System.nanoTime();
            }
            int before = states.getOrDefault(bed, 0);
            State state = new State(bed, before < STATES_MAX ? alarms : null);
            if (before > 1) {
                forget(state); // what is newest comes last
            }
            if (messages.put(state, message) == null) {
                states.merge(bed, 1, Integer::sum);
            }
            messages.notifyAll();
            isDeaf = System.nanoTime() - tookNs > DEAF_NS;
        }
        if (isDeaf) {
            cutOff();
        }
    }

    private Object forget(State state) {
        Object message = messages.remove(state);
        if (message != null) {
            states.merge(state.bed(), -1, (now, less) -> now + less == 0 ? null : now + less);
        }
        return message;
    }

    /// Ends the connection after what is being written.
    void close(String reason) {
        synchronized (messages) {
            if (!closed) {
                farewell = reason;
                closed = true;
                messages.notifyAll();
            }
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

    private void put(byte[] frame) {
        synchronized (messages) {
            if (!closed && waves.size() < Bounds.CLIENT_QUEUE_MAX
                    && waveBytes + frame.length <= Bounds.CLIENT_QUEUE_BYTES_MAX) {
                waves.add(frame);
                waveBytes += frame.length;
                messages.notifyAll();
            }
        }
    }

    /// What is said next, messages before waves; null at the end.
    private Object take() throws InterruptedException {
        synchronized (messages) {
            while (!closed && messages.isEmpty() && waves.isEmpty()) {
                messages.wait();
            }
            tookNs = System.nanoTime();
            if (closed) {
                return null;
            }
            if (!messages.isEmpty()) {
                return forget(messages.firstEntry().getKey());
            }
            byte[] frame = waves.remove();
            waveBytes -= frame.length;
            return frame;
        }
    }

    private void write() {
        try {
            for (Object next = take(); next != null; next = take()) {
                switch (next) {
                    case BedMemory bed -> session.send(newest.apply(bed), true);
                    case String text -> session.send(text, true);
                    case byte[] frame -> session.send(BufferData.create(frame), true);
                    default -> throw new IllegalStateException("nothing to send: " + next);
                }
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

    /// Ends a connection on which nothing more can be said, not even goodbye.
    private void hangUp() {
        try {
            ((ConnectionContext) session.socketContext()).serverSocket().close();
        } catch (UncheckedIOException e) {
            closed = true; // the other end was first
        }
    }
}
