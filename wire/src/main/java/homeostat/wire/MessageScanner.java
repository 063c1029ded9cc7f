package homeostat.wire;

import java.util.Arrays;

/// Finds whole messages in what comes over a serial line: where the envelope begins is known by
/// its magic and proved by its checksum, and whatever is no message is passed over, byte by byte.
///
/// A length that was damaged into a greater one makes it wait for bytes that never come; so whoever
/// has heard nothing for a while says [#giveUp], and it looks again from the next byte on.
public final class MessageScanner {
    private static final int HEAD_BYTES = 8;
    private static final int MESSAGE_BYTES_MIN = 12;

    private byte[] bytes = new byte[4_096];
    private int from;
    private int to;
    private long noise;

    /// A scanner that has heard nothing yet.
    public MessageScanner() {
        // Filled by [#take].
    }

    /// Takes `count` bytes.
    public void take(byte[] source, int count) {
        if (to + count > bytes.length) {
            System.arraycopy(bytes, from, bytes, 0, to - from);
            to -= from;
            from = 0;
            bytes = to + count > bytes.length
                    ? Arrays.copyOf(bytes, Math.max(2 * bytes.length, to + count)) : bytes;
        }
        System.arraycopy(source, 0, bytes, to, count);
        to += count;
    }

    /// The next whole message, or null while there is none.
    public byte[] next() {
        while (to - from >= HEAD_BYTES) {
            int length = length();
            if (length < 0) {
                skip();
            } else if (to - from < length) {
                return null;
            } else if (isWhole(length)) {
                from += length;
                return Arrays.copyOfRange(bytes, from - length, from);
            } else {
                skip();
            }
        }
        return null;
    }

    /// Stops waiting for the message that seems to have begun; [#next] may now find one behind it.
    /// False when nothing has begun.
    public boolean giveUp() {
        if (from == to) {
            return false;
        }
        skip();
        return true;
    }

    /// How many bytes belonged to no message.
    public long noise() {
        return noise;
    }

    private void skip() {
        from++;
        noise++;
    }

    /// The length that the envelope states, or -1 where no envelope begins.
    private int length() {
        Source source = new Source(Arrays.copyOfRange(bytes, from, from + HEAD_BYTES),
                HEAD_BYTES);
        if (source.u16("magic") != Layout.MAGIC || source.u8("version") != Layout.VERSION) {
            return -1;
        }
        source.u8("kind");
        int length = source.i32("length");
        return length < MESSAGE_BYTES_MIN || length > Layout.FRAME_BYTES_MAX ? -1 : length;
    }

    private boolean isWhole(int length) {
        byte[] message = Arrays.copyOfRange(bytes, from, from + length);
        int end = length - Layout.CHECKSUM_BYTES;
        return Layout.checksum(message, end) == new Source(message, length).checksumAt(end);
    }
}
