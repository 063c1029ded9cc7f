package homeostat.wire.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;

/// Distinguished encoding rules, as far as a certificate needs them: a tag, a length, a content.
///
/// The static methods write; an object reads, in order, and trusts no length.
final class Der {
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final Instant YEAR_2050 = Instant.parse("2050-01-01T00:00:00Z");

    private final byte[] bytes;
    private final int end;
    private int at;

    Der(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private Der(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    static byte[] sequence(byte[]... parts) {
        return tagged(SEQUENCE, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return tagged(SET, joined(parts));
    }

    static byte[] integer(BigInteger value) {
        return tagged(INTEGER, value.toByteArray());
    }

    static byte[] bool(boolean value) {
        return tagged(0x01, new byte[] {(byte) (value ? 0xFF : 0)});
    }

    static byte[] bits(byte[] value) {
        return tagged(BIT_STRING, joined(new byte[1], value));
    }

    /// Named bits, the first one being the highest of the first byte.
    static byte[] namedBits(int unused, int value) {
        return tagged(BIT_STRING, new byte[] {(byte) unused, (byte) value});
    }

    static byte[] octets(byte[] value) {
        return tagged(0x04, value);
    }

    static byte[] utf8(String value) {
        return tagged(0x0C, value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] time(Instant at) {
        boolean early = at.isBefore(YEAR_2050);
        String text = (early ? UTC_TIME : GENERALIZED_TIME).format(at);
        return tagged(early ? 0x17 : 0x18, text.getBytes(StandardCharsets.US_ASCII));
    }

    static byte[] explicit(int number, byte[] content) {
        return tagged(0xA0 | number, content);
    }

    static byte[] implicit(int number, byte[] content) {
        return tagged(0x80 | number, content);
    }

    static byte[] oid(String dotted) {
        String[] arcs = dotted.split("\\.");
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write(40 * Integer.parseInt(arcs[0]) + Integer.parseInt(arcs[1]));
        for (int i = 2; i < arcs.length; i++) {
            int arc = Integer.parseInt(arcs[i]);
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arc >>> shift != 0) {
                    content.write(arc >>> shift & 0x7F | 0x80);
                }
            }
            content.write(arc & 0x7F);
        }
        return tagged(0x06, content.toByteArray());
    }

    private static byte[] tagged(int tag, byte[] content) {
        int length = content.length;
        byte[] head = length < 0x80 ? new byte[] {(byte) tag, (byte) length}
                : length < 0x100 ? new byte[] {(byte) tag, (byte) 0x81, (byte) length}
                : new byte[] {(byte) tag, (byte) 0x82, (byte) (length >>> 8), (byte) length};
        if (length > 0xFFFF) {
            throw new IdentityException("too long for a certificate: bytes=" + length
                    + ", expected at most 65535");
        }
        return joined(head, content);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// Enters the next element, which must have that tag; this reader is behind it afterwards.
    Der enter(int tag, String what) {
        int start = at;
        if (end - at < 2 || (bytes[at] & 0xFF) != tag) {
            throw new IdentityException("not a request for a certificate: offset=" + at
                    + ", expected " + what);
        }
        int length = bytes[at + 1] & 0xFF;
        int head = 2;
        if (length >= 0x80) {
            int count = length & 0x7F;
            head = 2 + count;
            if (count == 0 || count > 2 || end - at < head) {
                throw new IdentityException("not a length in a request: offset=" + at
                        + ", expected at most two bytes");
            }
            length = count == 1 ? bytes[at + 2] & 0xFF
                    : (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
        }
        if (length > end - at - head) {
            throw new IdentityException("request ends early: offset=" + at + " length=" + length
                    + ", expected at most " + (end - at - head));
        }
        at = start + head + length;
        return new Der(bytes, start + head, at);
    }

    /// The next element with its tag and length.
    byte[] whole(int tag, String what) {
        int start = at;
        enter(tag, what);
        return Arrays.copyOfRange(bytes, start, at);
    }

    /// What is left.
    byte[] rest() {
        return Arrays.copyOfRange(bytes, at, end);
    }

    boolean isFinished() {
        return at == end;
    }
}
