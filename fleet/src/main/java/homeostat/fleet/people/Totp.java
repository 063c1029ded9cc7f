package homeostat.fleet.people;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Codes of six digits that a telephone shows for half a minute each. Source: RFC 6238 over RFC
/// 4226, with HMAC-SHA-1, which is what every authenticator application takes for granted.
public final class Totp {
    /// Six digits.
    public static final int DIGITS = 6;

    private static final long STEP_MS = 30_000;
    private static final int SECRET_BYTES = 20;
    private static final int MODULUS = 1_000_000;
    private static final String BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private Totp() {}

    /// A new secret: 160 bits.
    public static byte[] secret() {
        byte[] secret = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(secret);
        return secret;
    }

    /// The number of the half minute that an instant is in.
    public static long step(long epochMillis) {
        return Math.floorDiv(epochMillis, STEP_MS);
    }

    /// The code of a step.
    public static String code(byte[] secret, long step) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "RAW"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int at = hash[hash.length - 1] & 0xF;
            int bits = ByteBuffer.wrap(hash).getInt(at) & 0x7FFF_FFFF;
            return String.format(Locale.ROOT, "%06d", bits % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new PeopleException("no HMAC-SHA-1 in this Java, expected the JDK's own", e);
        }
    }

    /// The step that `code` belongs to, that of `epochMillis` or a neighbour since clocks differ;
    /// -1 for none, or for one that is not after `stepUsed`: a code holds once.
    public static long accepted(byte[] secret, String code, long epochMillis, long stepUsed) {
        long now = step(epochMillis);
        long found = -1;
        for (long step = now - 1; step <= now + 1; step++) {
            if (step > stepUsed && code(secret, step).equals(code)) {
                found = step;
            }
        }
        return found;
    }

    /// What an authenticator application reads, as a link or a picture of one.
    public static String link(String name, byte[] secret) {
        return "otpauth://totp/Homeostat:" + name + "?secret=" + base32(secret)
                + "&issuer=Homeostat";
    }

    static String base32(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int bits = 0;
        int held = 0;
        for (byte one : bytes) {
            bits = bits << 8 | one & 0xFF;
            held += 8;
            while (held >= 5) {
                held -= 5;
                text.append(BASE_32.charAt(bits >> held & 31));
            }
        }
        return held > 0 ? text.append(BASE_32.charAt(bits << 5 - held & 31)).toString()
                : text.toString();
    }
}
