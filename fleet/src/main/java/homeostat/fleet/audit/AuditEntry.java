package homeostat.fleet.audit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/// One line of the audit log.
///
/// ```
/// number TAB time TAB actor TAB action TAB subject TAB detail TAB hash TAB signature
/// ```
///
/// The hash is the SHA-256 of the hash before and of everything to its left; the signature is
/// Ed25519 over the hash. So a line that is changed, left out, doubled or put elsewhere breaks the
/// chain from there on, and only who has the key could mend it.
public record AuditEntry(long number, Instant at, String actor, String action, String subject,
        String detail) {
    static final String FIRST_HASH = "0".repeat(64);

    /// Control characters would end a field or a line: they become a question mark.
    public AuditEntry {
        actor = clean(actor);
        action = clean(action);
        subject = clean(subject);
        detail = clean(detail);
    }

    /// The entry that a verified line is.
    static AuditEntry of(String line) {
        String[] fields = line.split("\t", -1);
        return new AuditEntry(Long.parseLong(fields[0]), Instant.parse(fields[1]), fields[2],
                fields[3], fields[4], fields[5]);
    }

    String fields() {
        return number + "\t" + at + "\t" + actor + "\t" + action + "\t" + subject + "\t" + detail;
    }

    static String hash(String before, String fields) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((before + "\n" + fields).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AuditException("no SHA-256 in this Java, expected the JDK's own", e);
        }
    }

    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
