package homeostat.trial.pancreas;

import homeostat.trial.TrialException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/// The state of a trial in a file, so that a trial which was killed goes on where it was.
///
/// The file appears whole or not at all: it is written beside its name, forced to the disk, and
/// moved into place. It begins with what was asked; somebody else's request does not go on from it.
/// Whether this build computes the same bits is asked of the first run, which is lived once more.
final class TrialCheckpoint {
    private static final String MAGIC = "homeostat trial 1";

    private final TrialKeeping keeping;
    private final String asked;
    private long writtenAtNs = System.nanoTime();

    TrialCheckpoint(TrialKeeping keeping, TrialRequest request) {
        this.keeping = keeping;
        asked = request.withWorkers(1).toString();
    }

    /// Takes up what is in the file, if there is one; else begins the table.
    ///
    /// @throws TrialException when the file is of another trial, or broken
    void resume(TrialFold fold) {
        Path file = keeping.checkpoint();
        try {
            if (file == null || !Files.exists(file)) {
                keeping.table().begin();
                return;
            }
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(checked(file)));
            if (!in.readUTF().equals(MAGIC)) {
                throw new TrialException("not a checkpoint of a trial: file=" + file
                        + ", expected one that --checkpoint wrote");
            }
            String theirs = in.readUTF();
            if (!theirs.equals(asked)) {
                throw new TrialException("the checkpoint is of another trial: file=" + file
                        + " trial=\"" + theirs + "\", expected \"" + asked + "\"");
            }
            fold.restore(in);
            keeping.table().resume(in);
        } catch (IOException | RuntimeException e) {
            throw e instanceof TrialException said ? said : new TrialException(
                    "could not take up the checkpoint: file=" + file + " reason=\""
                    + e + "\", expected one that --checkpoint wrote, and the tables it knew", e);
        }
    }

    private static byte[] checked(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        if (all.length > Long.BYTES) {
            CRC32 sum = new CRC32();
            sum.update(all, 0, all.length - Long.BYTES);
            if (sum.getValue() == ByteBuffer.wrap(all).getLong(all.length - Long.BYTES)) {
                return all;
            }
        }
        throw new TrialException("not a checkpoint of a trial: file=" + file + " bytes="
                + all.length + ", expected one that --checkpoint wrote, whole");
    }

    /// Writes the state if it is time to.
    void tick(TrialFold fold) {
        if (keeping.checkpoint() != null
                && System.nanoTime() - writtenAtNs >= keeping.everyNs()) {
            write(fold);
            writtenAtNs = System.nanoTime();
        }
    }

    /// Writes the state.
    ///
    /// @throws TrialException when the disk does not take it
    void write(TrialFold fold) {
        if (keeping.checkpoint() == null) {
            return;
        }
        Path file = keeping.checkpoint();
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF(MAGIC);
            out.writeUTF(asked);
            fold.write(out);
            keeping.table().mark(out);
            CRC32 sum = new CRC32();
            sum.update(bytes.toByteArray());
            out.writeLong(sum.getValue());
            Path partial = file.resolveSibling(file.getFileName() + ".partial");
            try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer left = ByteBuffer.wrap(bytes.toByteArray());
                while (left.hasRemaining()) {
                    channel.write(left);
                }
                channel.force(true);
            }
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new TrialException("could not write the checkpoint: file=" + file
                    + " reason=\"" + e + "\", expected a folder that can be written", e);
        }
    }
}
