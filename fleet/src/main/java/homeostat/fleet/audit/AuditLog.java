package homeostat.fleet.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Writes the audit log: each line chained to the one before, signed, and on the disk before what
/// it tells of is answered.
///
/// What it cannot show is that the newest lines were cut off: note [#head] somewhere else now and
/// then, and `verify` against it.
public final class AuditLog implements AutoCloseable {
    private static final String LOG = "audit.log";
    private static final String KEY = "audit.key";
    private static final String PUBLIC_KEY = "audit.pub";
    private static final int NEWEST_MAX = 1_000;

    private final Path folder;
    private final FileChannel file;
    private final PrivateKey key;
    private final ArrayDeque<AuditEntry> newest = new ArrayDeque<>();
    private long number;
    private String head;

    private AuditLog(Path folder, FileChannel file, PrivateKey key, AuditReport before) {
        this.folder = folder;
        this.file = file;
        this.key = key;
        this.number = before.entries();
        this.head = before.head();
    }

    /// The log in a folder, made with a key of its own when there is none; one that was changed is
    /// not written on.
    public static AuditLog in(Path folder) {
        Path log = folder.resolve(LOG);
        try {
            Files.createDirectories(folder);
            if (!Files.exists(folder.resolve(KEY))) {
                makeKey(folder);
            }
            AuditReport before = Files.exists(log)
                    ? AuditReport.of(log, folder.resolve(PUBLIC_KEY))
                    : new AuditReport(0, AuditEntry.FIRST_HASH, 0);
            FileChannel file = FileChannel.open(log, StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            file.truncate(file.size() - before.tornBytes());
            file.position(file.size());
            PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(
                            Files.readString(folder.resolve(KEY)).strip())));
            AuditLog open = new AuditLog(folder, file, key, before);
            open.forEach(open::remember);
            return open;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new AuditException("audit log cannot be opened: folder=" + folder
                    + ", expected one that this user may write, with its key", e);
        }
    }

    /// Writes that `actor` did `action` to `subject`.
    public synchronized void note(String actor, String action, String subject, String detail) {
        AuditEntry entry = new AuditEntry(number + 1, Instant.now(), actor, action, subject,
                detail);
        String hash = AuditEntry.hash(head, entry.fields());
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(hash.getBytes(StandardCharsets.US_ASCII));
            String line = entry.fields() + "\t" + hash + "\t"
                    + Base64.getEncoder().encodeToString(signature.sign()) + "\n";
            ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(false);
        } catch (IOException | GeneralSecurityException e) {
            throw new AuditException("audit log cannot be written: number=" + (number + 1)
                    + ", expected room on a disk that works", e);
        }
        number = number + 1;
        head = hash;
        remember(entry);
    }

    private void remember(AuditEntry entry) {
        newest.addFirst(entry);
        if (newest.size() > NEWEST_MAX) {
            newest.removeLast();
        }
    }

    /// Goes through all lines, the oldest first.
    public synchronized void forEach(Consumer<AuditEntry> each) {
        try (Stream<String> lines = Files.lines(folder.resolve(LOG))) {
            lines.map(AuditEntry::of).forEach(each);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(LOG, e);
        }
    }

    /// What was written last, by this server or by those before it, the newest first.
    public synchronized List<AuditEntry> newest(int count) {
        return newest.stream().limit(count).toList();
    }

    /// The hash of the newest line: with it, a log that was cut off is found out.
    public synchronized String head() {
        return head;
    }

    /// The whole log as it lies in its file, to be taken away and verified elsewhere.
    public synchronized byte[] text() {
        return bytes(LOG);
    }

    /// The public key that its lines are verified with.
    public byte[] publicKey() {
        return bytes(PUBLIC_KEY);
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private AuditException unreadable(String name, Exception why) {
        return new AuditException("audit log cannot be read: file=" + folder.resolve(name)
                + ", expected it where it was written", why);
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new AuditException("audit log cannot be closed: number=" + number
                    + ", expected a disk that works", e);
        }
    }

    private static void makeKey(Path folder) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Path secret = folder.resolve(KEY);
        Files.createFile(secret, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(secret, Base64.getEncoder().encodeToString(
                pair.getPrivate().getEncoded()) + "\n");
        Files.writeString(folder.resolve(PUBLIC_KEY), Base64.getEncoder().encodeToString(
                pair.getPublic().getEncoded()) + "\n");
    }
}
