package homeostat.wire;

import homeostat.kernel.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Bytes being read, by someone who trusts none of them.
///
/// Every read is checked against what is left, and a list's count against it before anything is
/// made for its items: a reader's memory is bounded by the frame's own length.
final class Source {
    private final ByteBuffer bytes;
    private final int end;

    Source(byte[] frame, int end) {
        this(ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN), end);
    }

    private Source(ByteBuffer bytes, int end) {
        this.bytes = bytes;
        this.end = end;
    }

    int offset() {
        return bytes.position();
    }

    int checksumAt(int offset) {
        return bytes.getInt(offset);
    }

    int u8(String what) {
        need(1, what);
        return bytes.get() & 0xFF;
    }

    int u16(String what) {
        need(2, what);
        return bytes.getShort() & 0xFFFF;
    }

    int i16(String what) {
        need(2, what);
        return bytes.getShort();
    }

    int i32(String what) {
        need(4, what);
        return bytes.getInt();
    }

    long i64(String what) {
        need(8, what);
        return bytes.getLong();
    }

    double f64(String what) {
        need(8, what);
        return canonical(bytes.getDouble());
    }

    float f32(String what) {
        need(4, what);
        float value = bytes.getFloat();
        return Float.isNaN(value) ? Float.NaN : value;
    }

    boolean flag(String what) {
        return code(what, 1) == 1;
    }

    /// A code of an enum: 0 to `max`.
    int code(String what, int max) {
        int at = offset();
        int value = u8(what);
        if (value > max) {
            throw new WireException("unknown " + what + " in a frame: offset=" + at + " value="
                    + value + ", expected 0 to " + max);
        }
        return value;
    }

    String name(String what) {
        int length = u8(what);
        if (length == 0 || length > Layout.BED_BYTES_MAX) {
            throw new WireException("not a name: " + what + " offset=" + (offset() - 1)
                    + " bytes=" + length + ", expected 1 to " + Layout.BED_BYTES_MAX);
        }
        return decoded(length, what);
    }

    String text(String what) {
        int length = u16(what);
        if (length > Layout.TEXT_BYTES_MAX) {
            throw new WireException("text too long in a frame: " + what + " offset="
                    + (offset() - 2) + " bytes=" + length + ", expected at most "
                    + Layout.TEXT_BYTES_MAX);
        }
        return decoded(length, what);
    }

    byte[] bytes(String what) {
        int length = i32(what);
        if (length < 0 || length > end - offset()) {
            throw new WireException("piece longer than its parcel: " + what + " offset="
                    + (offset() - 4) + " bytes=" + length + ", expected 0 to "
                    + (end - offset()));
        }
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    int count(String what, int itemBytesMin) {
        int count = u16(what);
        if (count > Layout.ITEMS_MAX || count * itemBytesMin > end - offset()) {
            throw new WireException("list longer than its frame: " + what + " offset="
                    + (offset() - 2) + " items=" + count + ", expected at most "
                    + Math.min(Layout.ITEMS_MAX, (end - offset()) / itemBytesMin));
        }
        return count;
    }

    <T> List<T> list(String what, int itemBytesMin, Function<Source, T> item) {
        int count = count(what, itemBytesMin);
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(item.apply(this));
        }
        return items;
    }

    /// Items of one length, of which the first `itemBytes` are known here.
    <T> List<T> table(String what, int itemBytes, Function<Source, T> item) {
        int count = count(what, itemBytes);
        int at = offset();
        int stated = u8("length of " + what);
        if (stated < itemBytes || count * stated > end - offset()) {
            throw new WireException("table longer than its frame: " + what + " offset=" + at
                    + " items=" + count + " bytes=" + stated + ", expected " + itemBytes
                    + " or more bytes each, within " + (end - offset()));
        }
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int next = offset() + stated;
            items.add(item.apply(this));
            bytes.position(next);
        }
        return items;
    }

    /// Items that each say their length; what of one is not known here is skipped.
    <T> List<T> rows(String what, Function<Source, T> item) {
        int count = count(what, Short.BYTES);
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int length = u16("length of " + what);
            Source row = within(what, length);
            items.add(item.apply(row));
            bytes.position(row.end);
        }
        return items;
    }

    /// Something that says its length, as a source of its own.
    Source part(String what) {
        Source part = within(what, i32("length of " + what));
        bytes.position(part.end);
        return part;
    }

    /// Whether an item goes on: what an older writer did not know stands at its default.
    boolean hasMore() {
        return offset() < end;
    }

    /// The digest of everything that is left.
    long digest() {
        long digest = Digest.start();
        for (int at = offset(); at < end; at++) {
            digest = Digest.fold(digest, (long) bytes.get(at));
        }
        return digest;
    }

    /// Time from one sample to the next.
    long interval() {
        int at = offset();
        long intervalNs = i64("interval");
        if (intervalNs <= 0) {
            throw new WireException("not an interval between samples: offset=" + at
                    + " intervalNs=" + intervalNs + ", expected a number above 0");
        }
        return intervalNs;
    }

    private Source within(String what, int length) {
        if (length < 0 || length > end - offset()) {
            throw new WireException("piece longer than its frame: " + what + " offset="
                    + offset() + " bytes=" + length + ", expected 0 to " + (end - offset()));
        }
        return new Source(bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN), offset() + length);
    }

    private String decoded(int length, String what) {
        need(length, what);
        ByteBuffer part = bytes.slice(offset(), length);
        int at = offset();
        bytes.position(at + length);
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(part).toString();
        } catch (CharacterCodingException e) {
            throw new WireException("text is not UTF-8: " + what + " offset=" + at
                    + " bytes=" + length + ", expected well-formed UTF-8");
        }
    }

    private static double canonical(double value) {
        return Double.isNaN(value) ? Double.NaN : value;
    }

    /// Goes over bytes that somebody else reads.
    void skip(int count, String what) {
        need(count, what);
        bytes.position(bytes.position() + count);
    }

    /// All bytes, in which [#offset] counts.
    byte[] array() {
        return bytes.array();
    }

    void need(int count, String what) {
        if (end - bytes.position() < count) {
            throw new WireException("frame ends early: offset=" + bytes.position()
                    + ", expected " + count + " more bytes for " + what + " before " + end);
        }
    }
}
