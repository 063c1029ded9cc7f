package homeostat.fleet.audit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// What reading an audit log through, with nothing but its public key, has shown.
///
/// @param entries lines that are whole, chained and signed: all of them, or there is no report
/// @param head the hash of the newest one
/// @param tornBytes behind the newest line: what a loss of power left of one that nobody was
///     answered for
public record AuditReport(long entries, String head, long tornBytes) {
    private static final int FIELDS = 8;

    /// Reads the log; [AuditException] names the first line that is not as it was written.
    public static AuditReport of(Path log, Path publicKey) {
        try {
            String text = Files.readString(log);
            PublicKey key = KeyFactory.getInstance("Ed25519").generatePublic(
                    new X509EncodedKeySpec(Base64.getDecoder().decode(
                            Files.readString(publicKey).strip())));
            return read(log, text, key);
        } catch (IOException e) {
            throw new AuditException("audit log cannot be read: file=" + log + " key="
                    + publicKey + ", expected both", e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new AuditException("not a public key: file=" + publicKey
                    + ", expected Ed25519 in Base64", e);
        }
    }

    /// Demands that a head that was noted before is among the lines: else the log was cut off and
    /// written anew.
    public void contains(Path log, String noted) {
        try {
            if (Files.readString(log).contains("\t" + noted + "\t")) {
                return;
            }
        } catch (IOException e) {
            throw new AuditException("audit log cannot be read: file=" + log
                    + ", expected it to be there", e);
        }
        throw new AuditException("audit log was cut off: file=" + log + " head=" + noted
                + ", expected it among the lines");
    }

    private static AuditReport read(Path log, String text, PublicKey key)
            throws GeneralSecurityException {
        String head = AuditEntry.FIRST_HASH;
        long number = 0;
        int at = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
            String line = text.substring(at, end);
            number = number + 1;
            head = checked(log, line, number, head, key);
            at = end + 1;
        }
        return new AuditReport(number, head,
                text.substring(at).getBytes(StandardCharsets.UTF_8).length);
    }

    private static String checked(Path log, String line, long number, String before,
            PublicKey key) throws GeneralSecurityException {
        String[] fields = line.split("\t", -1);
        String where = "file=" + log + " line=" + number;
        if (fields.length != FIELDS || !fields[0].equals(Long.toString(number))) {
            throw new AuditException("audit log was changed: " + where
                    + ", expected the entry of that number with " + FIELDS + " fields");
        }
        String left = line.substring(0, line.length() - fields[6].length()
                - fields[7].length() - 2);
        String hash = AuditEntry.hash(before, left);
        if (!hash.equals(fields[6])) {
            throw new AuditException("audit log was changed: " + where + " hash=" + fields[6]
                    + ", expected " + hash);
        }
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key);
        signature.update(hash.getBytes(StandardCharsets.US_ASCII));
        if (!isSigned(signature, fields[7])) {
            throw new AuditException("audit log was changed: " + where
                    + ", expected a signature of its own key");
        }
        return hash;
    }

    private static boolean isSigned(Signature signature, String text) {
        try {
            return signature.verify(Base64.getDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }
}
