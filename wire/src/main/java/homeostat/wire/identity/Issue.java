package homeostat.wire.identity;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Makes keys and certificates: P-256, SHA-256 with ECDSA, X.509 version 3.
public final class Issue {
    static final String SIGNATURE = "SHA256withECDSA";
    static final byte[] ALGORITHM = Der.sequence(Der.oid("1.2.840.10045.4.3.2"));
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SERIAL_BITS = 126;
    private static final Duration CLOCKS_APART = Duration.ofHours(1);
    private static final byte[] TRUE = Der.bool(true);

    /// What a certificate may be used for.
    public enum Use {
        /// Signs others.
        AUTHORITY,
        /// Answers connections.
        SERVER,
        /// Makes connections.
        DEVICE
    }

    private Issue() {}

    /// A new key.
    public static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IdentityException("no P-256 in this Java, expected the JDK's own", e);
        }
    }

    /// An authority that vouches for itself.
    public static X509Certificate authority(KeyPair pair, String name, Instant from,
            Duration life) {
        return certificate(new Subject(name, pair.getPublic(), Use.AUTHORITY),
                new Signer(name, pair.getPrivate(), pair.getPublic()), from, life);
    }

    /// A certificate for `subject`, signed by an authority. It holds from an hour before `from`,
    /// because clocks differ.
    public static X509Certificate certificate(Subject subject, Identity authority, Instant from,
            Duration life) {
        return certificate(subject, new Signer(authority.name(), authority.key(),
                authority.certificate().getPublicKey()), from, life);
    }

    /// Who a certificate is for.
    public record Subject(String name, PublicKey key, Use use) {
        /// A name is 1 to 48 letters, digits, points, hyphens or underscores: it becomes part of
        /// topics, messages and files.
        public Subject {
            if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,47}")) {
                throw new IdentityException("not a name for a certificate: name="
                        + name.replaceAll("[^\\x20-\\x7e]", "?")
                        + ", expected 1 to 48 letters, digits, '.', '-' or '_'");
            }
        }
    }

    private record Signer(String name, PrivateKey key, PublicKey publicKey) {}

    private static X509Certificate certificate(Subject subject, Signer signer, Instant from,
            Duration life) {
        byte[] content = Der.sequence(
                Der.explicit(0, Der.integer(BigInteger.TWO)),
                Der.integer(new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE)),
                ALGORITHM,
                name(signer.name()),
                Der.sequence(Der.time(from.minus(CLOCKS_APART)), Der.time(from.plus(life))),
                name(subject.name()),
                subject.key().getEncoded(),
                Der.explicit(3, extensions(subject, signer.publicKey())));
        byte[] bytes = Der.sequence(content, ALGORITHM, Der.bits(sign(signer.key(), content)));
        return read(bytes);
    }

    /// The certificate that `bytes` are.
    public static X509Certificate read(byte[] bytes) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (GeneralSecurityException e) {
            throw new IdentityException("not a certificate: bytes=" + bytes.length
                    + ", expected X.509", e);
        }
    }

    static byte[] name(String commonName) {
        return Der.sequence(Der.set(Der.sequence(Der.oid("2.5.4.3"), Der.utf8(commonName))));
    }

    static byte[] sign(PrivateKey key, byte[] content) {
        try {
            Signature signature = Signature.getInstance(SIGNATURE);
            signature.initSign(key, RANDOM);
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IdentityException("key cannot sign, expected a P-256 key", e);
        }
    }

    /// Names a key by 160 bits of its SHA-256. Source: RFC 7093, section 2, method 1.
    private static byte[] keyName(PublicKey key) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return Arrays.copyOf(digest, 20);
        } catch (GeneralSecurityException e) {
            throw new IdentityException("no SHA-256 in this Java, expected the JDK's own", e);
        }
    }

    /// Key identifiers, basic constraints, key usage, extended key usage, alternative names.
    private static byte[] extensions(Subject subject, PublicKey signer) {
        List<byte[]> all = new ArrayList<>();
        all.add(Der.sequence(Der.oid("2.5.29.14"),
                Der.octets(Der.octets(keyName(subject.key())))));
        all.add(Der.sequence(Der.oid("2.5.29.35"),
                Der.octets(Der.sequence(Der.implicit(0, keyName(signer))))));
        boolean authority = subject.use() == Use.AUTHORITY;
        all.add(Der.sequence(Der.oid("2.5.29.19"), TRUE,
                Der.octets(authority ? Der.sequence(TRUE) : Der.sequence())));
        int certificatesAndLists = 0x06;
        int signatures = 0x80;
        all.add(Der.sequence(Der.oid("2.5.29.15"), TRUE, Der.octets(authority
                ? Der.namedBits(1, certificatesAndLists) : Der.namedBits(7, signatures))));
        if (!authority) {
            String purpose = subject.use() == Use.SERVER ? "1.3.6.1.5.5.7.3.1"
                    : "1.3.6.1.5.5.7.3.2";
            all.add(Der.sequence(Der.oid("2.5.29.37"),
                    Der.octets(Der.sequence(Der.oid(purpose)))));
        }
        if (subject.use() == Use.SERVER) {
            byte[] dns = subject.name().getBytes(StandardCharsets.US_ASCII);
            all.add(Der.sequence(Der.oid("2.5.29.17"), Der.octets(Der.sequence(
                    Der.implicit(2, dns),
                    Der.implicit(2, "localhost".getBytes(StandardCharsets.US_ASCII)),
                    Der.implicit(7, new byte[] {127, 0, 0, 1})))));
        }
        return Der.sequence(all.toArray(new byte[0][]));
    }
}
