package homeostat.trial;

import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// A table in an Apache Parquet file, written as rows come.
///
/// As little of the format as every reader understands: columns that are never empty, of texts, of
/// whole numbers (INT64) and of numbers (DOUBLE); plain encoding, no compression; a row group for
/// each so many rows with one page for each column; version 1 of the file. The file can be read
/// once it is ended, since its table of contents stands last.
///
/// It can write down where it stands, and go back to that in a file that grew since.
///
/// Source: Apache Parquet format, `parquet.thrift` and `Encodings.md`; Thrift compact protocol.
public final class ParquetFile {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);
    private static final int PLAIN = 0;
    private static final int RLE = 3;
    private static final int UTF8 = 0;

    private final Path path;
    private final List<Column> columns;
    private final int rowsOfGroup;
    private final List<Chunk> chunks = new ArrayList<>();
    private final List<ByteArrayOutputStream> pages = new ArrayList<>();
    private FileChannel channel;
    private int waiting;
    private long rows;

    /// What stands in a column, and its number in the format.
    public enum Kind {
        /// A `String`.
        TEXT(6),
        /// A `Long`.
        WHOLE(2),
        /// A `Double`.
        NUMBER(5);

        private final int code;

        Kind(int code) {
            this.code = code;
        }
    }

    /// One column.
    public record Column(String name, Kind kind) {}

    /// One column of one row group: where its page begins, how long it is and of how many rows.
    private record Chunk(long at, long bytes, int rows) {}

    /// A table of these columns, written in groups of so many rows.
    public ParquetFile(Path path, List<Column> columns, int rowsOfGroup) {
        this.path = path;
        this.columns = List.copyOf(columns);
        this.rowsOfGroup = rowsOfGroup;
        for (int i = 0; i < columns.size(); i++) {
            pages.add(new ByteArrayOutputStream());
        }
    }

    /// Begins an empty file.
    public void begin() throws IOException {
        open(0);
        write(MAGIC);
    }

    private void open(long length) throws IOException {
        channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() < length) {
            throw new IOException(path + " has " + channel.size() + " bytes, the checkpoint says "
                    + length);
        }
        channel.truncate(length);
        channel.position(length);
    }

    /// Takes one row, a value for each column.
    public void add(List<?> row) throws IOException {
        for (int i = 0; i < pages.size(); i++) {
            switch (columns.get(i).kind) {
                case TEXT -> {
                    byte[] text = ((String) row.get(i)).getBytes(StandardCharsets.UTF_8);
                    pages.get(i).write(little(4).putInt(text.length).array());
                    pages.get(i).write(text);
                }
                case WHOLE -> pages.get(i).write(little(8).putLong((Long) row.get(i)).array());
                case NUMBER -> pages.get(i).write(
                        little(8).putDouble((Double) row.get(i)).array());
            }
        }
        rows++;
        waiting++;
        if (waiting == rowsOfGroup) {
            endGroup();
        }
    }

    private static ByteBuffer little(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void endGroup() throws IOException {
        for (ByteArrayOutputStream page : pages) {
            long at = channel.position();
            write(new Compact().integer(1, 0).integer(2, page.size()).integer(3, page.size())
                    .begin(5).integer(1, waiting).integer(2, PLAIN).integer(3, RLE)
                    .integer(4, RLE).end().end().bytes());
            write(page.toByteArray());
            chunks.add(new Chunk(at, channel.position() - at, waiting));
            page.reset();
        }
        waiting = 0;
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer left = ByteBuffer.wrap(bytes);
        while (left.hasRemaining()) {
            channel.write(left);
        }
    }

    /// Writes the last rows and the table of contents.
    public void end() throws IOException {
        if (waiting > 0) {
            endGroup();
        }
        byte[] contents = contents();
        write(contents);
        write(little(4).putInt(contents.length).array());
        write(MAGIC);
        channel.close();
    }

    private byte[] contents() {
        Compact out = new Compact().integer(1, 1).structs(2, columns.size() + 1);
        out.element().text(4, "schema").integer(5, columns.size()).end();
        for (Column each : columns) {
            out.element().integer(1, each.kind.code).integer(3, 0).text(4, each.name);
            if (each.kind == Kind.TEXT) {
                out.integer(6, UTF8);
            }
            out.end();
        }
        out.wide(3, rows);
        int groups = chunks.size() / columns.size();
        out.structs(4, groups);
        for (int group = 0; group < groups; group++) {
            List<Chunk> its = chunks.subList(group * columns.size(),
                    (group + 1) * columns.size());
            out.element().structs(1, its.size());
            for (int i = 0; i < its.size(); i++) {
                chunk(out.element(), columns.get(i), its.get(i));
            }
            out.wide(2, its.stream().mapToLong(Chunk::bytes).sum())
                    .wide(3, its.getFirst().rows).end();
        }
        return out.text(6, "homeostat").end().bytes();
    }

    private static void chunk(Compact out, Column column, Chunk chunk) {
        out.wide(2, chunk.at).begin(3).integer(1, column.kind.code).integers(2, PLAIN)
                .texts(3, column.name).integer(4, 0).wide(5, chunk.rows).wide(6, chunk.bytes)
                .wide(7, chunk.bytes).wide(9, chunk.at).end().end();
    }

    /// Brings to the disk what was written and writes down where the table stands.
    public void mark(DataOutput out) throws IOException {
        channel.force(true);
        out.writeLong(channel.position());
        out.writeLong(rows);
        out.writeInt(waiting);
        for (ByteArrayOutputStream page : pages) {
            out.writeInt(page.size());
            out.write(page.toByteArray());
        }
        out.writeInt(chunks.size());
        for (Chunk each : chunks) {
            out.writeLong(each.at);
            out.writeLong(each.bytes);
            out.writeInt(each.rows);
        }
    }

    /// Goes back to a mark.
    public void resume(DataInput in) throws IOException {
        open(in.readLong());
        rows = in.readLong();
        waiting = in.readInt();
        for (ByteArrayOutputStream page : pages) {
            byte[] bytes = new byte[in.readInt()];
            in.readFully(bytes);
            page.reset();
            page.write(bytes);
        }
        chunks.clear();
        for (int left = in.readInt(); left > 0; left--) {
            chunks.add(new Chunk(in.readLong(), in.readLong(), in.readInt()));
        }
    }
}
