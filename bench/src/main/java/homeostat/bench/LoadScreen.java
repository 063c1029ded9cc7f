package homeostat.bench;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/// A screen that looks at the whole ward and counts what it is told: as cheap as a screen can be,
/// so that hundreds of them leave the processor to the server. It speaks WebSocket (RFC 6455) over
/// a plain socket and reads of a message what it is and of which bed.
final class LoadScreen implements Runnable, AutoCloseable {
    private static final int TEXT = 1;
    private static final int BINARY = 2;
    private static final int CLOSE = 8;
    private static final byte[] BED = "\"bed\":{\"bed\":\"".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final DataInputStream in;
    private final Map<String, Long> told = new HashMap<>();
    private final Map<String, Long> nextNs = new HashMap<>();
    private boolean counts;
    private boolean closed;
    private long texts;
    private long waves;
    private long gaps;
    private long bytes;
    private long oldestNs;
    private String trouble = "";

    /// What a screen was told.
    ///
    /// @param gaps pieces of waves that did not follow on the piece before
    record Seen(long texts, long waves, long gaps, long bytes, long oldestNs, String trouble) {}

    LoadScreen(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        socket.getOutputStream().write(("GET /live HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        String head = head();
        if (!head.startsWith("HTTP/1.1 101")) {
            throw new BenchException("screen is turned away: answer=\""
                    + head.lines().findFirst().orElse("") + "\", expected 101");
        }
        say("watch *");
    }

    /// Says that it is there: a line on which nothing is said for long is closed.
    void here() {
        try {
            say("here");
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private synchronized void say(String text) throws IOException {
        byte[] words = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer frame = ByteBuffer.allocate(6 + words.length); // a mask of zeros is a mask
        OutputStream out = socket.getOutputStream();
        out.write(frame.put((byte) (0x80 | TEXT)).put((byte) (0x80 | words.length)).putInt(0)
                .put(words).array());
    }

    /// Counts from now on.
    synchronized void begin() {
        counts = true;
    }

    /// What it was told since, and how long it waited for the bed it waited for longest.
    synchronized Seen end() {
        counts = false;
        return new Seen(texts, waves, gaps, bytes, oldestNs, trouble);
    }

    @Override
    public void run() {
        try {
            int kind = TEXT;
            while (kind != CLOSE) {
                kind = in.readUnsignedByte() & 0x0F;
                int length = in.readUnsignedByte();
                byte[] payload = new byte[length < 126 ? length
                        : length == 126 ? in.readUnsignedShort() : (int) in.readLong()];
                in.readFully(payload);
                took(kind, payload);
            }
            end("closed by the server: " + kind);
        } catch (IOException e) {
            end(e.toString());
        }
    }

    private synchronized void end(String why) {
        trouble = trouble.isEmpty() && !closed ? why : trouble;
    }

    private synchronized void took(int kind, byte[] payload) {
        long nowNs = System.nanoTime();
        String bed = kind == TEXT ? bed(payload) : null;
        Long before = bed == null ? null : told.put(bed, nowNs);
        boolean follows = kind != BINARY || follows(ByteBuffer.wrap(payload)
                .order(ByteOrder.LITTLE_ENDIAN));
        if (counts) {
            bytes += payload.length;
            texts += bed == null ? 0 : 1;
            waves += kind == BINARY ? 1 : 0;
            gaps += follows ? 0 : 1;
            oldestNs = before == null ? oldestNs : Math.max(oldestNs, nowNs - before);
        }
    }

    /// Whether a piece of a wave begins where the one before it ended. A frame has its bed's name
    /// from byte 41 on; then come output, first instant, interval and number of samples.
    private boolean follows(ByteBuffer frame) {
        byte[] name = new byte[frame.get(40)];
        frame.position(41).get(name);
        frame.getShort();
        long firstNs = frame.getLong();
        long intervalNs = frame.getLong();
        Long expectedNs = nextNs.put(new String(name, StandardCharsets.UTF_8),
                firstNs + intervalNs * (frame.getShort() & 0xFFFF));
        return expectedNs == null || Math.abs(firstNs - expectedNs) < intervalNs;
    }

    /// The bed that a text is about; null for none.
    private static String bed(byte[] text) {
        int at = 0;
        while (at < 64 && at + BED.length < text.length && !begins(text, at)) {
            at = at + 1;
        }
        if (at >= 64 || at + BED.length >= text.length) {
            return null;
        }
        int from = at + BED.length;
        int to = from;
        while (to < text.length && text[to] != '"') {
            to = to + 1;
        }
        return new String(text, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean begins(byte[] text, int at) {
        for (int i = 0; i < BED.length; i++) {
            if (text[at + i] != BED[i]) {
                return false;
            }
        }
        return true;
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        try {
            socket.close();
        } catch (IOException gone) {
            end(gone.toString());
        }
    }
}
