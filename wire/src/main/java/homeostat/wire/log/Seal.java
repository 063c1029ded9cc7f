package homeostat.wire.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
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

    private final byte[] key;
    private final byte[] salt = new byte[SALT_BYTES];
    private final AtomicLong sealed = new AtomicLong();
    private final Map<String, SecretKey> keys = new ConcurrentHashMap<>();

    /// `key` is null for what needs none.
    private Seal(byte[] key) {
        this.key = key;
        new SecureRandom().nextBytes(salt);
    }

    /// The seal whose key is in a file; the key is made when there is no file.
    public static Seal in(Path keyFile) {
        try {
            if (!Files.exists(keyFile)) {
                byte[] bytes = new byte[KEY_BYTES];
                new SecureRandom().nextBytes(bytes);
                Files.createDirectories(keyFile.toAbsolutePath().getParent());
                Files.createFile(keyFile, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
                Files.writeString(keyFile, HexFormat.of().formatHex(bytes) + "\n");
            }
            byte[] bytes = HexFormat.of().parseHex(Files.readString(keyFile).strip());
            if (bytes.length == KEY_BYTES) {
                return new Seal(bytes);
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new LogException("not a key: file=" + keyFile + ", expected " + KEY_BYTES
                    + " bytes in hexadecimal that this user may read", e);
        }
        throw new LogException("not a key: file=" + keyFile + ", expected " + KEY_BYTES
                + " bytes in hexadecimal that this user may read");
    }

    /// For what never lies on a disk, as in tests and simulations: leaves everything as it is.
    public static Seal none() {
        return new Seal(null);
    }

    /// Closes bytes that are `what`.
    public byte[] seal(byte[] clear, String what) {
        if (key == null) {
            return clear;
        }
        long number = sealed.incrementAndGet();
        byte[] head = ByteBuffer.allocate(HEAD_BYTES).put(VERSION).put(salt).putLong(number)
                .array();
        byte[] body = cipher(Cipher.ENCRYPT_MODE, head, what, clear);
        byte[] all = Arrays.copyOf(head, HEAD_BYTES + body.length);
        System.arraycopy(body, 0, all, HEAD_BYTES, body.length);
        return all;
    }

    /// Opens what [#seal] closed; [LogException] when the key, the bytes or `what` is another.
    public byte[] open(byte[] closed, String what) {
        if (key == null) {
            return closed;
        }
        if (closed.length < HEAD_BYTES + TAG_BITS / 8 || closed[0] != VERSION) {
            throw new LogException("not sealed: bytes=" + closed.length
                    + ", expected what was sealed, at least " + (HEAD_BYTES + TAG_BITS / 8));
        }
        return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(closed, HEAD_BYTES), what,
                Arrays.copyOfRange(closed, HEAD_BYTES, closed.length));
    }

    /// A name in place of another that says nothing about it, but is the same each time.
    public String pseudonym(String name) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(derived("pseudonym", new byte[0]).getEncoded(), "RAW"));
            return HexFormat.of().formatHex(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)),
                    0, 8);
        } catch (GeneralSecurityException e) {
            throw new LogException("no HMAC in this Java, expected the JDK's own", e);
        }
    }

    /// A password for files that somebody else encrypts.
    public String password(String what) {
        return HexFormat.of().formatHex(derived("password " + what, new byte[0]).getEncoded());
    }

    private byte[] cipher(int mode, byte[] head, String what, byte[] bytes) {
        String run = HexFormat.of().formatHex(head, 1, 1 + SALT_BYTES);
        if (keys.size() > KEYS_MAX) {
            keys.clear();
        }
        SecretKey runKey = keys.computeIfAbsent(run,
                _ -> derived("seal", Arrays.copyOfRange(head, 1, 1 + SALT_BYTES)));
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(head, 1 + SALT_BYTES, nonce, NONCE_BYTES - Long.BYTES, Long.BYTES);
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, runKey, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(what.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw new LogException("seal is broken: what=" + what.replaceAll("\\p{Cntrl}", "?")
                    + " bytes=" + bytes.length + ", expected what was sealed with this key", e);
        }
    }

    private SecretKey derived(String purpose, byte[] runSalt) {
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
