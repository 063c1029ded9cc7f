package homeostat.wire.log;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// A disk in memory that keeps only what was forced, for trying what a loss of power does.
///
/// [#lose] is the loss: of each file the bytes that were forced stay, and of what was written since
/// then any 512-byte sector may have arrived, in any order, or not: that is what torn writes are.
/// A file that was made, and whose folder was not forced since, may be gone. Which it is follows
/// from the dice alone, so a run can be had again.
///
/// [#room] makes it full; [#failForce] has the next `force` of a file fail as a dying disk does:
/// what was written since the one before is gone.
public final class ForgetfulFolder implements Folder {
    private static final int SECTOR_BYTES = 512;
    private final TreeMap<String, Content> files = new TreeMap<>();
    private long roomBytes = Long.MAX_VALUE;
    private boolean forceFails;

    private static final class Content {
        private byte[] now = new byte[0];
        private byte[] forced = new byte[0];
        private boolean named;
    }

    /// An empty disk with all the room there is.
    public ForgetfulFolder() {
        // Nothing is on it yet.
    }

    /// From now on all files together hold at most so many bytes.
    public void room(long bytes) {
        roomBytes = bytes;
    }

    /// Has the next `force` of a file fail.
    public void failForce() {
        forceFails = true;
    }

    /// The power goes; `dice` is given a number of sides and throws.
    public void lose(IntUnaryOperator dice) {
        files.values().removeIf(content -> !content.named && dice.applyAsInt(2) == 0);
        for (Content content : files.values()) {
            content.named = true;
            content.now = torn(content, dice);
            content.forced = content.now.clone();
        }
    }

    /// Turns over one bit of what is stored, as a disk does in years.
    public void rot(IntUnaryOperator dice) {
        Content content = files.firstEntry().getValue();
        content.now[dice.applyAsInt(content.now.length)] ^= (byte) (1 << dice.applyAsInt(8));
        content.forced = content.now.clone();
    }

    private static byte[] torn(Content content, IntUnaryOperator dice) {
        int kept = Math.min(content.forced.length, content.now.length);
        int length = content.now.length == kept ? kept
                : kept + dice.applyAsInt(content.now.length - kept + 1);
        byte[] left = Arrays.copyOf(content.forced, length);
        for (int at = 0; at < length; at += SECTOR_BYTES) {
            if (dice.applyAsInt(2) == 0) {
                int end = Math.min(length, at + SECTOR_BYTES);
                System.arraycopy(content.now, at, left, at, end - at);
            }
        }
        return left;
    }

    @Override
    public List<String> names() {
        return List.copyOf(files.keySet());
    }

    @Override
    public Segment open(String name) {
        return new Opened(files.computeIfAbsent(name, _ -> new Content()));
    }

    @Override
    public void delete(String name) {
        files.remove(name);
    }

    @Override
    public void force() {
        files.values().forEach(content -> content.named = true);
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public void close() {
        // The files stay, as on a disk.
    }

    private long used() {
        return files.values().stream().mapToLong(content -> content.now.length).sum();
    }

    private final class Opened implements Segment {
        private final Content content;

        Opened(Content content) {
            this.content = content;
        }

        @Override
        public long size() {
            return content.now.length;
        }

        @Override
        public void write(long at, byte[] bytes, int length) throws IOException {
            int grown = (int) Math.max(content.now.length, at + length);
            long over = used() - content.now.length + grown - roomBytes;
            int taken = over <= 0 ? length : (int) Math.max(0, length - over);
            if (at + taken > content.now.length) {
                content.now = Arrays.copyOf(content.now, (int) at + taken);
            }
            System.arraycopy(bytes, 0, content.now, (int) at, taken);
            if (taken < length) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public int read(long at, byte[] into, int length) {
            int count = (int) Math.max(0, Math.min(length, content.now.length - at));
            if (count > 0) {
                System.arraycopy(content.now, (int) at, into, 0, count);
            }
            return count;
        }

        @Override
        public void force() throws IOException {
            if (forceFails) {
                forceFails = false;
                content.now = content.forced.clone();
                throw new IOException("Input/output error");
            }
            content.forced = content.now.clone();
        }

        @Override
        public void truncate(long size) {
            content.now = Arrays.copyOf(content.now, (int) Math.min(size, content.now.length));
        }

        @Override
        public void close() {
            // Nothing is held open.
        }
    }
}
