package homeostat.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// Bytes being written, growing up to the longest frame and refusing to grow further.
final class Sink {
    private final int bytesMax;
    private ByteBuffer bytes;

    Sink() {
        this(Layout.FRAME_BYTES_MAX, 256);
    }

    /// For at most `bytesMax`, of which `bytesExpected` need no room to be made.
    Sink(int bytesMax, int bytesExpected) {
        this.bytesMax = bytesMax;
        this.bytes = little(ByteBuffer.allocate(bytesExpected));
    }

    void u8(int value) {
        bounded(value, 0xFF);
        room(1).put((byte) value);
    }

    void u16(int value) {
        bounded(value, 0xFFFF);
        room(2).putShort((short) value);
    }

    void i16(int value) {
        bounded(value + 0x8000, 0xFFFF);
        room(2).putShort((short) value);
    }

    void i32(int value) {
        room(4).putInt(value);
    }

    void i64(long value) {
        room(8).putLong(value);
    }

    void f64(double value) {
        room(8).putLong(Double.doubleToLongBits(value));
    }

    void f32(float value) {
        room(4).putInt(Float.floatToIntBits(value));
    }

    void flag(boolean value) {
        u8(value ? 1 : 0);
    }

    void name(String value) {
        byte[] encoded = encoded(value, Layout.BED_BYTES_MAX);
        u8(encoded.length);
        room(encoded.length).put(encoded);
    }

    void text(String value) {
        byte[] encoded = encoded(value, Layout.TEXT_BYTES_MAX);
        u16(encoded.length);
        room(encoded.length).put(encoded);
    }

    <T> void list(List<T> items, BiConsumer<Sink, T> item) {
        countOf(items);
        for (T one : items) {
            item.accept(this, one);
        }
    }

    /// Items of one length each, which is said once: a later writer may append to every one.
    <T> void table(List<T> items, int itemBytes, BiConsumer<Sink, T> item) {
        countOf(items);
        u8(itemBytes);
        for (T one : items) {
            item.accept(this, one);
        }
    }

    /// Items that each say their length: a later writer may append to every one.
    <T> void rows(List<T> items, BiConsumer<Sink, T> item) {
        countOf(items);
        for (T one : items) {
            int at = bytes.position();
            u16(0);
            item.accept(this, one);
            int length = bytes.position() - at - Short.BYTES;
            bounded(length, 0xFFFF);
            bytes.putShort(at, (short) length);
        }
    }

    /// Something that says its length.
    void part(Consumer<Sink> what) {
        int at = bytes.position();
        i32(0);
        what.accept(this);
        bytes.putInt(at, bytes.position() - at - Integer.BYTES);
    }

    void bytes(byte[] value) {
        i32(value.length);
        raw(value);
    }

    void raw(byte[] value) {
        room(value.length).put(value);
    }

    void patchLength(int offset) {
        bytes.putInt(offset, bytes.position() + Integer.BYTES);
    }

    void seal() {
        i32(Layout.checksum(bytes.array(), bytes.position()));
    }

    byte[] written() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private void countOf(List<?> items) {
        if (items.size() > Layout.ITEMS_MAX) {
            throw new WireException("list too long for a frame: offset=" + bytes.position()
                    + " items=" + items.size() + ", expected at most " + Layout.ITEMS_MAX);
        }
        u16(items.size());
    }

    private static byte[] encoded(String value, int bytesMax) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        if (encoded.length > bytesMax) {
            throw new WireException("text too long for a frame: bytes=" + encoded.length
                    + ", expected at most " + bytesMax);
        }
        return encoded;
    }

    private void bounded(int value, int max) {
        if (value < 0 || value > max) {
            throw new WireException("number does not fit its field: offset=" + bytes.position()
                    + " value=" + value + ", expected 0 to " + max);
        }
    }

    private ByteBuffer room(int count) {
        if (bytes.remaining() < count) {
            int needed = bytes.position() + count;
            if (needed > bytesMax) {
                throw new WireException("frame too long: bytes=" + needed + ", expected at most "
                        + bytesMax);
            }
            int grown = Math.min(bytesMax, Math.max(needed, bytes.capacity() * 2));
            ByteBuffer larger = little(ByteBuffer.allocate(grown));
            larger.put(bytes.flip());
            bytes = larger;
        }
        return bytes;
    }

    private static ByteBuffer little(ByteBuffer buffer) {
        return buffer.order(ByteOrder.LITTLE_ENDIAN);
    }
}
