package homeostat.bedside;

import homeostat.kernel.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The words of a device that must survive this process, in a file.
///
/// ```
/// | word 0 | word 1 | … |      big-endian, as [Device#memory] has them, nothing else
/// ```
///
/// The device keeps two slots with checksums in its words and overwrites one of them at a time, so
/// a file that was written in part is read as it was before. What remains to be done here is to
/// write what has changed, and to have it on the disk before any order leaves.
public final class MemoryFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;
    private final ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
    private long[] written = new long[0];

    /// The memory of one device in the file `path`, which is made if it is not there.
    ///
    /// @throws BedsideException when it cannot be opened
    public MemoryFile(Path path) {
        this.path = path;
        try {
            channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw problem("cannot open the memory of a bed", e);
        }
    }

    /// Whether it holds anything: otherwise the device begins on a patient in whom nothing acts,
    /// for which somebody has to vouch.
    ///
    /// @throws BedsideException when it cannot be read
    public boolean isEmpty() {
        try {
            return channel.size() == 0;
        } catch (IOException e) {
            throw problem("cannot read the memory of a bed", e);
        }
    }

    /// Has `device`, newly assembled, take up what the file holds. False means that something was
    /// unreadable and the dangerous value is assumed in its place. A file of another length, of
    /// another device or cut short, is unreadable, not refused: nobody may start over by it.
    ///
    /// @throws BedsideException when the file cannot be read at all
    public boolean restore(Device device) {
        long[] memory = device.memory();
        ByteBuffer bytes = ByteBuffer.allocate(memory.length * Long.BYTES);
        try {
            long at = 0;
            for (int read = 0; read >= 0 && bytes.hasRemaining();) {
                read = channel.read(bytes, at);
                at += Math.max(0, read);
            }
        } catch (IOException e) {
            throw problem("cannot read the memory of a bed", e);
        }
        bytes.flip();
        for (int i = 0; i < memory.length && bytes.remaining() >= Long.BYTES; i++) {
            device.remember(i, bytes.getLong());
        }
        boolean whole = device.resume();
        keep(device);
        return whole;
    }

    /// Writes what has changed, and returns when it is on the disk. Called after each advance and
    /// before anybody sees an order.
    ///
    /// @throws BedsideException when it cannot be written: then no order may leave
    public void keep(Device device) {
        long[] memory = device.memory();
        boolean all = written.length != memory.length;
        boolean changed = false;
        try {
            for (int i = 0; i < memory.length; i++) {
                if (all || memory[i] != written[i]) {
                    word.clear().putLong(memory[i]).flip();
                    while (word.hasRemaining()) {
                        channel.write(word, (long) i * Long.BYTES + word.position());
                    }
                    changed = true;
                }
            }
            if (changed) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw problem("cannot write the memory of a bed", e);
        }
        written = changed ? memory.clone() : written;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw problem("cannot close the memory of a bed", e);
        }
    }

    private BedsideException problem(String what, IOException cause) {
        return new BedsideException(what + ": file=" + path
                + ", expected a file that can be read and written", cause);
    }
}
