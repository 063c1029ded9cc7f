package homeostat.wire.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// What lies on the disk is closed with a key that lies elsewhere.
///
/// ```
/// u8 'S' · salt of the run (16) · u64 number · AES-256-GCM of the bytes · tag (16)
/// ```
///
/// Every run of a process seals with a key of its own, made from the key in the file and a random
/// salt by HKDF-SHA-256, and numbers what it seals: no nonce ever comes twice under one key,
/// however many billions of records a year has. What a thing is (`what`) is sealed in, so that no
/// record can be put in another's place. Source: NIST SP 800-38D for GCM, RFC 5869 for HKDF.
///
/// The file is a ring: its first line is the key that seals, the lines below are older keys that
/// still open what they sealed. [#rotate] puts a new one on top.
public final class Seal {
    /// What the file of the key is called where nobody says another place.
    public static final String KEY_FILE = "fleet.key";

    private static final byte VERSION = 'S';
    private static final int KEY_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int HEAD_BYTES = 1 + SALT_BYTES + Long.BYTES;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final int KEYS_MAX = 10_000;

    private final List<byte[]> ring;
    private final byte[] salt = new byte[SALT_BYTES];
    private final AtomicLong sealed = new AtomicLong();
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    /// The newest key comes first; there is none for what needs none.
    private Seal(List<byte[]> ring) {
        this.ring = ring;
        new SecureRandom().nextBytes(salt);
    }

    /// The seal whose keys are in a file; a key is made when there is no file.
    public static Seal in(Path keyFile) {
        try {
            if (!Files.exists(keyFile)) {
                Files.createDirectories(keyFile.toAbsolutePath().getParent());
                write(keyFile, key() + "\n");
            }
            List<byte[]> ring = new ArrayList<>();
            for (String line : Files.readString(keyFile).strip().split("\\s+")) {
                ring.add(HexFormat.of().parseHex(line));
            }
            if (ring.stream().allMatch(key -> key.length == KEY_BYTES)) {
                return new Seal(ring);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new LogException("not a key: file=" + keyFile + ", expected " + KEY_BYTES
                    + " bytes in hexadecimal that this user may read", e);
        }
        throw new LogException("not a key: file=" + keyFile + ", expected " + KEY_BYTES
                + " bytes in hexadecimal that this user may read");
    }

    /// Puts a new key on top of the ring in a file; what the older ones sealed still opens. Who has
    /// the ring in use goes on sealing with the key before until they read it again.
    public static Seal rotate(Path keyFile) {
        Seal before = in(keyFile);
        try {
            Path beside = keyFile.resolveSibling(keyFile.getFileName() + ".new");
            Files.deleteIfExists(beside);
            write(beside, key() + "\n" + String.join("\n", before.ring.stream()
                    .map(HexFormat.of()::formatHex).toList()) + "\n");
            Files.move(beside, keyFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LogException("key cannot be kept: file=" + keyFile
                    + ", expected a folder that this user may change", e);
        }
        return in(keyFile);
    }

    private static String key() {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(
                PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.SYNC, StandardOpenOption.WRITE);
    }

    /// For what never lies on a disk, as in tests and simulations: leaves everything as it is.
    public static Seal none() {
        return new Seal(List.of());
    }

    /// Closes bytes that are `what`.
    public byte[] seal(byte[] clear, String what) {
        if (ring.isEmpty()) {
            return clear;
        }
        long number = sealed.incrementAndGet();
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(salt).putLong(number)
                .array();
        byte[] body;
        try {
            body = cipher(Cipher.ENCRYPT_MODE, keys.computeIfAbsent(run(head),
                    _ -> runKey(ring.getFirst(), head)), head, what, clear);
        } catch (GeneralSecurityException e) {
            throw new LogException("no AES in this Java, expected the JDK's own", e);
        }
        byte[] all = Arrays.copyOf(head, HEAD_BYTES + body.length);
        System.arraycopy(body, 0, all, HEAD_BYTES, body.length);
        return all;
    }

    /// Opens what [#seal] closed; [LogException] when the key, the bytes or `what` is another.
    public byte[] open(byte[] closed, String what) {
        if (ring.isEmpty()) {
            return closed;
        }
        if (closed.length < HEAD_BYTES + TAG_BITS / 8 || closed[0] != VERSION) {
            throw new LogException("not sealed: bytes=" + closed.length
                    + ", expected what was sealed, at least " + (HEAD_BYTES + TAG_BITS / 8));
        }
        return opened(Arrays.copyOf(closed, HEAD_BYTES), what,
                Arrays.copyOfRange(closed, HEAD_BYTES, closed.length));
    }

    /// A name in place of another that says nothing about it, but is the same each time until
    /// the key is another.
    public String pseudonym(String name) {
        if (ring.isEmpty()) {
            return name;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived(ring.getFirst(), "pseudonym", new byte[0])
                    .getEncoded(), "RAW"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)),
                    0, 8);
        } catch (GeneralSecurityException e) {
            throw new LogException("no HMAC in this Java, expected the JDK's own", e);
        }
    }

    private byte[] opened(byte[] head, String what, byte[] bytes) {
        String run = run(head);
        SecretKey known = keys.get(run);
        GeneralSecurityException trouble = null;
        for (byte[] key : ring) {
            SecretKey runKey = known != null ? known : runKey(key, head);
            try {
                byte[] clear = cipher(Cipher.DECRYPT_MODE, runKey, head, what, bytes);
                remember(run, runKey);
                return clear;
            } catch (GeneralSecurityException e) {
                trouble = e;
            }
        }
        throw new LogException("seal is broken: what=" + what.replaceAll("\\p{Cntrl}", "?")
                + " bytes=" + bytes.length + ", expected what was sealed with this key", trouble);
    }

    private static byte[] cipher(int mode, SecretKey key, byte[] head, String what, byte[] bytes)
            throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(head, 1 + SALT_BYTES, nonce, NONCE_BYTES - Long.BYTES, Long.BYTES);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(what.getBytes(StandardCharsets.UTF_8));
        return cipher.doFinal(bytes);
    }

    private static String run(byte[] head) {
        return HexFormat.of().formatHex(head, 1, 1 + SALT_BYTES);
    }

    private static SecretKey runKey(byte[] key, byte[] head) {
        return derived(key, "seal", Arrays.copyOfRange(head, 1, 1 + SALT_BYTES));
    }

    private void remember(String run, SecretKey runKey) {
        if (keys.size() > KEYS_MAX) {
            keys.clear();
        }
        keys.put(run, runKey);
    }

    private static SecretKey derived(byte[] key, String purpose, byte[] runSalt) {
        try {
            return KDF.getInstance("HKDF-SHA256").deriveKey("AES",
                    HKDFParameterSpec.ofExtract().addIKM(key).addSalt(runSalt).thenExpand(
                            ("homeostat " + purpose).getBytes(StandardCharsets.UTF_8),
                            KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new LogException("no HKDF in this Java, expected the JDK's own", e);
        }
    }
}
