package homeostat.fleet.people;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// What is kept of a password: a salt, and a hash that takes long to make.
///
/// PBKDF2 with HMAC-SHA-256, because the JDK has it and nothing has to be trusted besides. Source:
/// RFC 8018; rounds from the OWASP Password Storage Cheat Sheet (600,000 for this hash).
public record Password(int rounds, String salt, String hash) {
    /// How often the hash is taken.
    public static final int ROUNDS = 600_000;
    /// The shortest that is taken; there is a second factor beside it.
    public static final int LETTERS_MIN = 12;

    private static final int LETTERS_MAX = 256;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;
    private static final HexFormat HEX = HexFormat.of();

    /// What to keep of `clear`, with a new salt.
    public static Password of(char[] clear, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new Password(rounds, HEX.formatHex(salt), hash(clear, salt, rounds));
    }

    /// Refuses what is too short, too long, or says nothing but who it is for.
    public static void check(char[] clear, String name) {
        String text = new String(clear).toLowerCase(Locale.ROOT);
        if (clear.length < LETTERS_MIN || clear.length > LETTERS_MAX || text.contains(name)
                || text.chars().distinct().count() < 5) {
            throw new PeopleException("password is too easy: letters=" + clear.length
                    + ", expected " + LETTERS_MIN + " to " + LETTERS_MAX
                    + ", at least 5 different ones, without the name");
        }
    }

    /// Whether `clear` is the one; takes as long either way.
    public boolean isOf(char[] clear) {
        return MessageDigest.isEqual(HEX.parseHex(hash),
                HEX.parseHex(hash(clear, HEX.parseHex(salt), rounds)));
    }

    private static String hash(char[] clear, byte[] salt, int rounds) {
        char[] bounded = Arrays.copyOf(clear, Math.min(clear.length, LETTERS_MAX));
        PBEKeySpec spec = new PBEKeySpec(bounded, salt, rounds, HASH_BITS);
        try {
            return HEX.formatHex(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new PeopleException("no PBKDF2 in this Java, expected the JDK's own", e);
        } finally {
            spec.clearPassword();
            Arrays.fill(bounded, '\0');
        }
    }
}
