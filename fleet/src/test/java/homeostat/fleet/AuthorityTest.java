package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.IdentityException;
import homeostat.wire.identity.Issue;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who is let in is decided here: once, for minutes, for one name, and never after it was taken
/// back.
final class AuthorityTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);
    private Instant now = Instant.parse("2026-11-21T12:00:00Z");
    private final KeyPair key = Issue.key();

    @Test
    void aCodeHoldsOnceAndForMinutes() {
        Authority authority = Authority.inMemory(() -> now);
        String code = authority.code("pump-1", MINUTES);
        assertTrue(code.matches("([A-Z2-9]{5}-){3}[A-Z2-9]{5}"), code);
        X509Certificate certificate = authority.enrol(code, request("anything"));
        assertEquals("pump-1", Identity.nameOf(certificate));
        assertFalse(authority.isRevoked(certificate));
        assertRefused(authority, code);
        String late = authority.code("pump-1", MINUTES);
        now = now.plus(Duration.ofMinutes(6));
        assertRefused(authority, late);
        assertRefused(authority, "AAAAA-AAAAA-AAAAA-AAAAA");
    }

    @Test
    void aCodeIsSpentByARequestThatIsRefused() {
        Authority authority = Authority.inMemory(() -> now);
        String code = authority.code("pump-1", MINUTES);
        assertThrows(IdentityException.class, () -> authority.enrol(code, new byte[40]));
        assertRefused(authority, code);
    }

    @Test
    void codesForADayOrForAPathAreNotMade() {
        Authority authority = Authority.inMemory(() -> now);
        assertThrows(FleetException.class, () -> authority.code("pump-1", Duration.ofDays(1)));
        assertThrows(IdentityException.class, () -> authority.code("../pump", MINUTES));
    }

    @Test
    void aDeviceRenewsItselfUntilItIsRevokedAndThatOutlivesARestart(@TempDir Path folder) {
        Authority authority = Authority.in(folder, () -> now);
        X509Certificate first = authority.enrol(
                authority.code("pump-1", MINUTES), request("pump-1"));
        X509Certificate second = authority.renew(first, CertificateRequest.make(
                Issue.key(), "pump-1"));
        assertEquals("pump-1", Identity.nameOf(second));
        assertNotEquals(first.getPublicKey(), second.getPublicKey());
        assertEquals(2, authority.revoke("pump-1"));
        Authority again = Authority.in(folder, () -> now);
        assertEquals(authority.certificate(), again.certificate());
        assertTrue(again.isRevoked(first));
        assertTrue(again.isRevoked(second));
        assertThrows(FleetException.class, () -> again.renew(second, request("pump-1")));
        X509Certificate third = again.enrol(again.code("pump-1", MINUTES), request("pump-1"));
        assertFalse(again.isRevoked(third));
    }

    @Test
    void aCertificateThatIsNotInTheRegisterIsNotBelieved() {
        Authority one = Authority.inMemory(() -> now);
        Authority other = Authority.inMemory(() -> now);
        assertTrue(other.isRevoked(one.enrol(one.code("pump-1", MINUTES), request("pump-1"))));
    }

    private byte[] request(String name) {
        return CertificateRequest.make(key, name);
    }

    private void assertRefused(Authority authority, String code) {
        assertTrue(assertThrows(FleetException.class, () ->
                authority.enrol(code, request("pump-1"))).getMessage()
                .startsWith("not a code that holds"));
    }
}
