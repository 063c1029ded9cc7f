package homeostat.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Walks the rows of a CSV file from any of its bytes on, through one fixed buffer.
///
/// Fields may be quoted, with doubled quotes inside; a quoted field does not run over the end of
/// its line, so that rows can be counted without knowing where a table was opened.
///
/// Source: Y. Shafranovich, RFC 4180, but for line breaks in fields.
final class CsvRows {
    private static final int LINE_BYTES_MAX = 1 << 20;

    private final String file;
    private final Bytes bytes;
    private final byte[] chunk = new byte[1 << 16];
    private final List<String> fields = new ArrayList<>();
    private byte[] line = new byte[256];
    private long chunkAt;
    private int next;
    private int held;
    private long number;

    CsvRows(String file, Bytes bytes) {
        this.file = file;
        this.bytes = bytes;
    }

    /// Goes on with the line at `offset`, which is number `number` of the file.
    void seek(long offset, long number) {
        chunkAt = offset;
        next = 0;
        held = 0;
        this.number = number;
    }

    /// Where the next line begins.
    long position() {
        return chunkAt + next;
    }

    /// The number of the last line, counted from 1.
    long number() {
        return number;
    }

    /// The next line that is not empty, without its end; null at the end of the file.
    String line() {
        while (true) {
            int length = 0;
            int value = nextByte();
            if (value < 0) {
                return null;
            }
            number++;
            while (value >= 0 && value != '\n') {
                if (length == LINE_BYTES_MAX) {
                    throw fault("line too long", "at most " + LINE_BYTES_MAX + " bytes");
                }
                line = length == line.length ? java.util.Arrays.copyOf(line, 2 * length) : line;
                line[length++] = (byte) value;
                value = nextByte();
            }
            length = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
            int from = number == 1 && length >= 3 && line[0] == (byte) 0xef
                && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf ? 3 : 0;
            if (length > from) {
                return EdfHeader.decode(line, from, length - from);
            }
        }
    }

    private int nextByte() {
        if (next == held) {
            chunkAt += held;
            next = 0;
            held = Math.clamp(bytes.length() - chunkAt, 0, chunk.length);
            if (held == 0) {
                return -1;
            }
            bytes.copy(chunkAt, chunk, 0, held);
        }
        return chunk[next++] & 0xff;
    }

    /// The fields of a line.
    List<String> split(String text, char separator) {
        fields.clear();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                fields.add(field.toString().strip());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (quoted) {
            throw fault("quote without an end", "a closing quote in the same line");
        }
        fields.add(field.toString().strip());
        return fields;
    }

    /// The separator a line uses most.
    static char separator(String text) {
        char best = ',';
        long most = 0;
        for (char c : new char[] {',', ';', '\t'}) {
            long count = text.chars().filter(one -> one == c).count();
            if (count > most) {
                most = count;
                best = c;
            }
        }
        return best;
    }

    /// A complaint about the last line.
    RecordException fault(String what, String expected) {
        return new RecordException(what + ": file=" + file + " line=" + number + ", expected "
            + expected);
    }

    /// Whether the file looks like text: no zero byte in its beginning.
    static boolean text(Bytes bytes) {
        byte[] head = new byte[(int) Math.min(4096, bytes.length())];
        bytes.copy(0, head, 0, head.length);
        return !new String(head, StandardCharsets.ISO_8859_1).contains("\0");
    }
}
