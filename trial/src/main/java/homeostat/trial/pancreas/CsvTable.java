package homeostat.trial.pancreas;

import java.io.BufferedOutputStream;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A row of each run as text with commas: a heading, then the columns of [RunColumn]. Numbers are
/// written so that reading them gives the same bits.
public final class CsvTable implements RunTable {
    private final Path file;
    private FileChannel channel;
    private OutputStream out;

    /// A table in `file`, which is replaced when the trial begins.
    public CsvTable(Path file) {
        this.file = file;
    }

    @Override
    public void begin() throws IOException {
        open(0);
        StringBuilder heading = new StringBuilder();
        for (RunColumn each : RunColumn.values()) {
            heading.append(heading.isEmpty() ? "" : ",").append(each.label());
        }
        write(heading.append('\n').toString());
    }

    private void open(long length) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.size() < length) {
            throw new IOException(file + " has " + channel.size() + " bytes, the checkpoint says "
                    + length);
        }
        channel.truncate(length);
        channel.position(length);
        out = new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void add(RunRow row) throws IOException {
        StringBuilder line = new StringBuilder();
        for (RunColumn each : RunColumn.values()) {
            line.append(line.isEmpty() ? "" : ",").append(each.text(row));
        }
        write(line.append('\n').toString());
    }

    @Override
    public void mark(DataOutput mark) throws IOException {
        out.flush();
        channel.force(true);
        mark.writeLong(channel.position());
    }

    @Override
    public void resume(DataInput mark) throws IOException {
        open(mark.readLong());
    }

    @Override
    public void end() throws IOException {
        out.close();
    }
}
