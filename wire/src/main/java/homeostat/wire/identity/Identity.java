package homeostat.wire.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/// A key, the certificate for it, and the authority that both ends trust.
///
/// @param authority the same as `certificate` for an authority itself
public record Identity(PrivateKey key, X509Certificate certificate, X509Certificate authority) {
    private static final String ALIAS = "identity";

    /// Who it says it is: the common name.
    public String name() {
        return nameOf(certificate);
    }

    /// The common name that a certificate is for.
    public static String nameOf(X509Certificate certificate) {
        try {
            LdapName name = new LdapName(certificate.getSubjectX500Principal().getName());
            return name.getRdns().getLast().getValue().toString();
        } catch (InvalidNameException e) {
            throw new IdentityException("certificate without a name, expected a common one", e);
        }
    }

    /// TLS with this key; the other side is trusted if its certificate comes from the authority.
    public SSLContext tls() {
        return tls(trust().getTrustManagers());
    }

    /// TLS with this key and another trust.
    public SSLContext tls(TrustManager... trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(new KeyManager[] {keys()}, trust, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IdentityException("no TLS 1.3 in this Java, expected the JDK's own", e);
        }
    }

    /// What proves who it is.
    public X509ExtendedKeyManager keys() {
        return new SingleKey(key, chain());
    }

    /// Who is believed.
    public TrustManagerFactory trust() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setCertificateEntry(ALIAS, authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(store);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("authority cannot be trusted, expected a certificate", e);
        }
    }

    /// Keeps it in a file that only its owner may read, under a password.
    public void save(Path file, char[] password) {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(ALIAS, key, password, chain());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(
                    PosixFilePermissions.fromString("rw-------")));
            try (OutputStream into = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                store.store(into, password);
            }
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("identity cannot be kept: file=" + file
                    + ", expected a folder that this user may write", e);
        }
    }

    /// Takes it up again.
    public static Identity load(Path file, char[] password) {
        try (InputStream from = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(from, password);
            Certificate[] chain = store.getCertificateChain(ALIAS);
            if (chain == null) {
                throw new IdentityException("file without an identity: file=" + file
                        + ", expected a key named '" + ALIAS + "'");
            }
            return new Identity((PrivateKey) store.getKey(ALIAS, password),
                    (X509Certificate) chain[0], (X509Certificate) chain[chain.length - 1]);
        } catch (GeneralSecurityException | IOException e) {
            throw new IdentityException("identity cannot be read: file=" + file
                    + ", expected a PKCS #12 file and its password", e);
        }
    }

    private X509Certificate[] chain() {
        return certificate.equals(authority) ? new X509Certificate[] {certificate}
                : new X509Certificate[] {certificate, authority};
    }
}
