package homeostat.record;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The bytes of a file, at any place of it.
public interface Bytes extends AutoCloseable {
    /// How many there are.
    long length();

    /// Copies `count` bytes from offset `at` of the file to `into[to]` and those after it. The
    /// range lies in the file: asking for more is a defect of the caller.
    void copy(long at, byte[] into, int to, int count);

    @Override
    void close();

    /// Bytes that are in memory anyway.
    static Bytes of(byte[] bytes) {
        return new InMemory(bytes);
    }

    /// The bytes of a regular file, mapped into memory by windows.
    static Bytes of(Path file, String name) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new IOException("not a regular file: " + file);
        }
        return new Mapped(name, FileChannel.open(file, StandardOpenOption.READ));
    }

    /// Bytes of an array.
    record InMemory(byte[] bytes) implements Bytes {
        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public void copy(long at, byte[] into, int to, int count) {
            System.arraycopy(bytes, (int) at, into, to, count);
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }

    /// Bytes of a file, of which one window at a time is mapped. So neither heap nor resident
    /// memory grows with the file, and a file may be longer than the address space is generous.
    final class Mapped implements Bytes {
        private static final long WINDOW = 32L << 20;

        private final String name;
        private final FileChannel channel;
        private final long length;
        private Arena arena;
        private MemorySegment window;
        private long windowAt;

        private Mapped(String name, FileChannel channel) throws IOException {
            this.name = name;
            this.channel = channel;
            this.length = channel.size();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void copy(long at, byte[] into, int to, int count) {
            int done = 0;
            while (done < count) {
                long place = at + done;
                show(place);
                long offset = place - windowAt;
                int part = (int) Math.min(count - done, window.byteSize() - offset);
                try {
                    MemorySegment.copy(window, ValueLayout.JAVA_BYTE, offset, into, to + done,
                        part);
                } catch (InternalError shrunk) {
                    throw new RecordException("file became shorter while it was read: file="
                        + name + " offset=" + place + ", expected its " + length + " bytes",
                        shrunk);
                }
                done += part;
            }
        }

        private void show(long place) {
            if (window != null && place >= windowAt && place < windowAt + window.byteSize()) {
                return;
            }
            release();
            try {
                arena = Arena.ofShared();
                windowAt = place / WINDOW * WINDOW;
                window = channel.map(FileChannel.MapMode.READ_ONLY, windowAt,
                    Math.min(WINDOW, length - windowAt), arena);
            } catch (IOException e) {
                release();
                throw RecordSource.Names.unreadable(name, e);
            }
        }

        private void release() {
            window = null;
            if (arena != null) {
                arena.close();
                arena = null;
            }
        }

        @Override
        public void close() {
            release();
            try {
                channel.close();
            } catch (IOException e) {
                throw RecordSource.Names.unreadable(name, e);
            }
        }
    }
}
