package homeostat.wire.identity;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.seed.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A certificate that only we can read is none; a request is hostile until its proof is right.
final class IssueTest {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration YEAR = Duration.ofDays(365);
    private static final KeyPair ROOT = Issue.key();
    private static final Identity AUTHORITY = authority();
    private static final KeyPair DEVICE = Issue.key();

    @Test
    void aCertificateSaysWhoMadeItForWhomAndForWhat() throws Exception {
        X509Certificate certificate = issued(Issue.Use.DEVICE);
        certificate.verify(ROOT.getPublic());
        certificate.checkValidity(java.util.Date.from(NOW));
        assertEquals("gateway-1", Identity.nameOf(certificate));
        assertEquals("CN=Homeostat", certificate.getIssuerX500Principal().getName());
        assertEquals(-1, certificate.getBasicConstraints());
        assertEquals(List.of("1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
        assertTrue(certificate.getKeyUsage()[0]);
        assertEquals(Integer.MAX_VALUE, AUTHORITY.certificate().getBasicConstraints());
        assertTrue(AUTHORITY.certificate().getKeyUsage()[5]);
    }

    @Test
    void opensslReadsAndTrustsIt(@TempDir Path folder) throws Exception {
        Path openssl = Path.of("/usr/bin/openssl");
        assumeTrue(Files.isExecutable(openssl), "missing: " + openssl);
        Path root = pem(folder.resolve("root.pem"), AUTHORITY.certificate().getEncoded(),
                "CERTIFICATE");
        Path server = pem(folder.resolve("server.pem"), issued(Issue.Use.SERVER).getEncoded(),
                "CERTIFICATE");
        Path request = pem(folder.resolve("request.pem"),
                CertificateRequest.make(DEVICE, "gateway-1"), "CERTIFICATE REQUEST");
        assertEquals(0, run(openssl, "verify", "-x509_strict", "-purpose", "sslserver",
                "-attime", Long.toString(NOW.getEpochSecond()), "-CAfile", root, server));
        assertEquals(0, run(openssl, "req", "-in", request, "-verify", "-noout"));
    }

    @Test
    void aRequestProvesItsKey() {
        byte[] request = CertificateRequest.make(DEVICE, "gateway-1");
        assertEquals(DEVICE.getPublic(), CertificateRequest.verified(request));
        request[request.length - 1] ^= 1;
        assertThrows(IdentityException.class, () -> CertificateRequest.verified(request));
    }

    @Test
    void anythingElseIsRefusedInOneSentence() {
        byte[] request = CertificateRequest.make(DEVICE, "gateway-1");
        Stream dice = Stream.of(1).split("requests");
        for (int i = 0; i < 500; i++) {
            byte[] mutant = request.clone();
            for (int change = 0; change <= dice.nextInt(3); change++) {
                mutant[dice.nextInt(mutant.length)] = (byte) dice.nextLong();
            }
            if (dice.chance(0.3)) {
                mutant = Arrays.copyOf(mutant, dice.nextInt(2 * mutant.length));
            }
            if (Arrays.equals(mutant, request)) {
                continue;
            }
            byte[] hostile = mutant;
            String sentence = assertThrows(IdentityException.class,
                    () -> CertificateRequest.verified(hostile)).getMessage();
            assertTrue(sentence.contains("expected") && !sentence.contains("\n"), sentence);
        }
    }

    @Test
    void aNameThatCouldBeMistakenForATopicIsRefused() {
        for (String name : List.of("", "a/b", "a+", "#", "ä", "-x", "x".repeat(49))) {
            assertThrows(IdentityException.class, () ->
                    new Issue.Subject(name, DEVICE.getPublic(), Issue.Use.DEVICE));
        }
    }

    @Test
    void anIdentityIsKeptForItsOwnerOnly(@TempDir Path folder) throws Exception {
        Identity device = new Identity(DEVICE.getPrivate(), issued(Issue.Use.DEVICE),
                AUTHORITY.certificate());
        Path file = folder.resolve("device.p12");
        device.save(file, "secret".toCharArray());
        assertEquals(PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(file));
        Identity read = Identity.load(file, "secret".toCharArray());
        assertEquals(device.certificate(), read.certificate());
        assertEquals(device.authority(), read.authority());
        assertArrayEquals(device.key().getEncoded(), read.key().getEncoded());
        assertTrue(assertThrows(IdentityException.class,
                () -> Identity.load(file, "wrong".toCharArray())).getMessage()
                .startsWith("identity cannot be read: file="));
    }

    private static Identity authority() {
        X509Certificate root = Issue.authority(ROOT, "Homeostat", NOW, YEAR);
        return new Identity(ROOT.getPrivate(), root, root);
    }

    private static X509Certificate issued(Issue.Use use) {
        return Issue.certificate(new Issue.Subject("gateway-1", DEVICE.getPublic(), use),
                AUTHORITY, NOW, YEAR);
    }

    private static Path pem(Path file, byte[] der, String label) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return Files.writeString(file, "-----BEGIN " + label + "-----\n" + text + "\n-----END "
                + label + "-----\n");
    }

    private static int run(Object... command) throws Exception {
        return new ProcessBuilder(Arrays.stream(command).map(Object::toString).toList())
                .redirectErrorStream(true).inheritIO().start().waitFor();
    }
}
