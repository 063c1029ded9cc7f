package homeostat.bench;

import homeostat.fleet.Authority;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// Certificates for thousands of devices, issued by a server's own authority and entered in its
/// register, as enrolment does one by one.
final class LoadIdentities {
    private static final Duration LIFE = Duration.ofDays(2);

    private LoadIdentities() {}

    /// The name of a device.
    static String name(int device) {
        return "load-" + device;
    }

    /// Issues them into the register in `folder`, which a server has made and left, and writes them
    /// to `file` for [#read].
    static void issue(Path folder, int devices, Path file) {
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            Identity root = Identity.load(folder.resolve("authority.p12"),
                    Files.readString(folder.resolve("authority.secret")).toCharArray());
            StringBuilder register = new StringBuilder();
            write(out, root.certificate().getEncoded());
            out.writeInt(devices);
            for (int i = 0; i < devices; i++) {
                KeyPair pair = Issue.key();
                X509Certificate certificate = Issue.certificate(new Issue.Subject(name(i),
                        pair.getPublic(), Issue.Use.DEVICE), root, Instant.now(), LIFE);
                register.append("issued ").append(certificate.getSerialNumber().toString(16))
                        .append(' ').append(name(i)).append(' ')
                        .append(Authority.fingerprint(certificate)).append('\n');
                write(out, pair.getPrivate().getEncoded());
                write(out, certificate.getEncoded());
            }
            Files.writeString(folder.resolve("register.txt"), register);
        } catch (IOException | CertificateEncodingException e) {
            throw failure(file, e);
        }
    }

    /// What [#issue] wrote.
    static List<Identity> read(Path file) {
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            X509Certificate root = Issue.read(bytes(in));
            List<Identity> identities = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                identities.add(new Identity(key(bytes(in)), Issue.read(bytes(in)), root));
            }
            return identities;
        } catch (IOException | GeneralSecurityException e) {
            throw failure(file, e);
        }
    }

    /// What a broker proves itself with, as the files that it wants, and whom it believes.
    static void writeBroker(Path folder, Path into) {
        try {
            Identity root = Identity.load(folder.resolve("authority.p12"),
                    Files.readString(folder.resolve("authority.secret")).toCharArray());
            KeyPair pair = Issue.key();
            X509Certificate certificate = Issue.certificate(new Issue.Subject("localhost",
                    pair.getPublic(), Issue.Use.SERVER), root, Instant.now(), LIFE);
            Files.writeString(into.resolve("ca.pem"),
                    pem("CERTIFICATE", root.certificate().getEncoded()));
            Files.writeString(into.resolve("broker.pem"),
                    pem("CERTIFICATE", certificate.getEncoded()));
            Files.writeString(into.resolve("broker.key"),
                    pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
        } catch (IOException | CertificateEncodingException e) {
            throw failure(into, e);
        }
    }

    private static PrivateKey key(byte[] bytes) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(bytes));
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes)
                + "\n-----END " + what + "-----\n";
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(in.readInt());
    }

    private static BenchException failure(Path file, Exception cause) {
        return new BenchException("certificates for the load cannot be made: file=" + file
                + ", expected an authority's folder and room", cause);
    }
}
