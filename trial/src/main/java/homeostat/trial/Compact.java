package homeostat.trial;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/// Thrift's compact protocol, as much of it as a Parquet file's table of contents needs: structs of
/// numbered fields in rising order, whole numbers, texts, lists.
///
/// Source: Apache Thrift, "Thrift Compact protocol", `doc/specs/thrift-compact-protocol.md`.
final class Compact {
    private static final int INTEGER = 5;
    private static final int WIDE = 6;
    private static final int TEXT = 8;
    private static final int LIST = 9;
    private static final int STRUCT = 12;
    private static final int STOP = 0;
    private static final int FAR = 15;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Deque<Integer> outer = new ArrayDeque<>();
    private int field;

    /// A 32-bit number.
    Compact integer(int id, int value) {
        header(id, INTEGER);
        varint((value << 1 ^ value >> 31) & 0xffffffffL);
        return this;
    }

    /// A 64-bit number.
    Compact wide(int id, long value) {
        header(id, WIDE);
        varint(value << 1 ^ value >> 63);
        return this;
    }

    Compact text(int id, String value) {
        header(id, TEXT);
        text(value);
        return this;
    }

    /// A struct as a field, up to [#end].
    Compact begin(int id) {
        header(id, STRUCT);
        return element();
    }

    /// A list of `size` structs; each begins with [#element].
    Compact structs(int id, int size) {
        list(id, size, STRUCT);
        return this;
    }

    /// A struct in a list, up to [#end].
    Compact element() {
        outer.push(field);
        field = 0;
        return this;
    }

    /// Ends a struct, the outermost too.
    Compact end() {
        out.write(STOP);
        field = outer.isEmpty() ? 0 : outer.pop();
        return this;
    }

    /// A list of one 32-bit number.
    Compact integers(int id, int value) {
        list(id, 1, INTEGER);
        varint((value << 1 ^ value >> 31) & 0xffffffffL);
        return this;
    }

    /// A list of one text.
    Compact texts(int id, String value) {
        list(id, 1, TEXT);
        text(value);
        return this;
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void header(int id, int type) {
        out.write(id - field << 4 | type);
        field = id;
    }

    private void list(int id, int size, int type) {
        header(id, LIST);
        out.write(Math.min(size, FAR) << 4 | type);
        if (size >= FAR) {
            varint(size);
        }
    }

    private void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        varint(bytes.length);
        out.writeBytes(bytes);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
