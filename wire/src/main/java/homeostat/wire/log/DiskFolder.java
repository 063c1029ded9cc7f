package homeostat.wire.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// A folder of the file system, which one process at a time may write.
///
/// `force` is `fsync` of the file's bytes and length; what a disk that lies about its cache makes
/// of it is out of our hands.
public final class DiskFolder implements Folder {
    private static final String SUFFIX = ".log";
    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private DiskFolder(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /// Opens the folder at `path`, which is made when it is not there.
    public static DiskFolder open(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel file = FileChannel.open(path.resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(file);
            if (lock == null) {
                file.close();
                throw new LogException("log is in use: folder=" + path
                        + ", expected no other process that writes it");
            }
            return new DiskFolder(path, file, lock);
        } catch (IOException e) {
            throw new LogException("log cannot be opened: folder=" + path
                    + ", expected a folder that this user may write", e);
        }
    }

    private static FileLock tryLock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX)).sorted().toList();
        }
    }

    @Override
    public Segment open(String name) throws IOException {
        return new File(FileChannel.open(path.resolve(name), StandardOpenOption.CREATE,
                StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void force() throws IOException {
        try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new LogException("log cannot be closed: folder=" + path
                    + ", expected to give back its lock", e);
        }
    }

    private record File(FileChannel channel) implements Segment {
        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void write(long at, byte[] bytes, int length) throws IOException {
            ByteBuffer source = ByteBuffer.wrap(bytes, 0, length);
            while (source.hasRemaining()) {
                channel.write(source, at + source.position());
            }
        }

        @Override
        public int read(long at, byte[] into, int length) throws IOException {
            ByteBuffer target = ByteBuffer.wrap(into, 0, length);
            while (target.hasRemaining() && channel.read(target, at + target.position()) > 0) {
                // A read may return less than there is.
            }
            return target.position();
        }

        @Override
        public void force() throws IOException {
            channel.force(true);
        }

        @Override
        public void truncate(long size) throws IOException {
            channel.truncate(size);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
