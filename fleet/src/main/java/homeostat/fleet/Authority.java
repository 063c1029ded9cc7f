package homeostat.fleet;

import homeostat.fleet.audit.AuditLog;
import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.IdentityException;
import homeostat.wire.identity.Issue;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Says who may speak to the fleet: enrols, renews and revokes devices and gateways.
///
/// *Enrolment*: a person has a one-time code made for a name and types it into the device; the
/// device makes its own key, sends a request with the code, and gets a certificate for that name.
/// The code holds for minutes, once, and only its hash is kept. *Rotation*: a device that proves
/// who it is by its certificate gets another for a new key. *Revocation*: all certificates of a
/// name are refused from the next handshake on, and [#onRevoked] cuts the connection that stands.
/// A lost device is revoked; enrolled again, it gets a certificate that is not.
public final class Authority {
    /// How long a device's certificate holds; it renews it at half of that.
    public static final Duration LIFE = Duration.ofDays(90);

    private static final Duration ROOT_LIFE = Duration.ofDays(3_650);
    private static final Duration CODE_LIFE_MAX = Duration.ofHours(1);
    private static final String SERVER = "homeostat-fleet";
    private static final int CODES_MAX = 1_000;
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int CODE_LETTERS = 20;

    private record Code(String name, Instant until) {}

    private final Identity root;
    private final Identity server;
    private final Path register;
    private final Supplier<Instant> clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Code> codes = new HashMap<>();
    private final Map<String, Set<String>> issued = new HashMap<>();
    private final Set<String> revoked = new HashSet<>();
    private final Set<String> proved = ConcurrentHashMap.newKeySet();
    private volatile AuditLog audit;
    private volatile Consumer<String> onRevoked = _ -> { };

    private Authority(Identity root, Identity server, Path register, Supplier<Instant> clock) {
        this.root = root;
        this.server = server;
        this.register = register;
        this.clock = clock;
    }

    /// An authority whose keys and register are gone with the process.
    public static Authority inMemory(Supplier<Instant> clock) {
        Identity root = newRoot(clock.get());
        return new Authority(root, serverOf(root, SERVER, clock.get()), null, clock);
    }

    /// The authority that lives in a folder; made there when there is none.
    public static Authority in(Path folder, Supplier<Instant> clock) {
        try {
            Files.createDirectories(folder);
            Path secret = folder.resolve("authority.secret");
            Path keys = folder.resolve("authority.p12");
            if (!Files.exists(secret)) {
                Files.createFile(secret, PosixFilePermissions.asFileAttribute(
                        PosixFilePermissions.fromString("rw-------")));
                byte[] bytes = new byte[32];
                new SecureRandom().nextBytes(bytes);
                Files.writeString(secret, HexFormat.of().formatHex(bytes));
                newRoot(clock.get()).save(keys, Files.readString(secret).toCharArray());
            }
            Identity root = Identity.load(keys, Files.readString(secret).toCharArray());
            Files.writeString(folder.resolve("authority.pem"), pem(root.certificate()));
            Authority authority = new Authority(root, serverOf(root, SERVER, clock.get()),
                    folder.resolve("register.txt"), clock);
            authority.recall();
            return authority;
        } catch (IOException e) {
            throw new FleetException("authority cannot be opened: folder=" + folder
                    + ", expected one that this user may write", e);
        }
    }

    /// A one-time code with which a device may enrol under `name`.
    public synchronized String code(String name, Duration life) {
        Issue.Subject checked = new Issue.Subject(name, server.certificate().getPublicKey(),
                Issue.Use.DEVICE);
        codes.values().removeIf(code -> code.until().isBefore(clock.get()));
        if (codes.size() >= CODES_MAX || life.isNegative()
                || life.compareTo(CODE_LIFE_MAX) > 0) {
            throw new FleetException("no code: codes=" + codes.size() + " life=" + life
                    + ", expected at most " + CODES_MAX + " and " + CODE_LIFE_MAX);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < CODE_LETTERS; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "")
                    .append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        audit("code", name, "life=" + life);
        codes.put(hash(text.toString()), new Code(checked.name(), clock.get().plus(life)));
        return text.toString();
    }

    /// The certificate for a request that comes with a code. The code is spent by trying it.
    public synchronized X509Certificate enrol(String code, byte[] request) {
        Code known = codes.remove(hash(code));
        if (known == null || known.until().isBefore(clock.get())) {
            audit("refuse code", "?", "");
            throw new FleetException("not a code that holds, expected one made a moment ago and "
                    + "not used yet");
        }
        return issue(known.name(), request);
    }

    /// The certificate for a new key of who proved with `current` who it is.
    public synchronized X509Certificate renew(X509Certificate current, byte[] request) {
        if (isRevoked(current)) {
            throw new FleetException("certificate is revoked: name=" + Identity.nameOf(current)
                    + ", expected one that holds");
        }
        return issue(Identity.nameOf(current), request);
    }

    /// Refuses every certificate of `name` from now on; says how many there were.
    public synchronized int revoke(String name) {
        Set<String> serials = issued.getOrDefault(name, Set.of());
        int before = revoked.size();
        for (String serial : serials) {
            if (revoked.add(serial)) {
                note("revoked " + serial + ' ' + name);
            }
        }
        audit("revoke", name, "certificates=" + (revoked.size() - before));
        onRevoked.accept(name);
        return revoked.size() - before;
    }

    /// Whether a certificate was revoked, or was never issued here.
    public synchronized boolean isRevoked(X509Certificate certificate) {
        String serial = certificate.getSerialNumber().toString(16);
        return revoked.contains(serial) || !issued.getOrDefault(
                Identity.nameOf(certificate), Set.of()).contains(serial);
    }

    /// The certificate that devices trust.
    public X509Certificate certificate() {
        return root.certificate();
    }

    /// From when it is written who was let in.
    void audit(AuditLog log) {
        audit = log;
    }

    private void audit(String action, String name, String detail) {
        AuditLog log = audit;
        if (log != null) {
            log.note("authority", action, name, detail);
        }
    }

    void onRevoked(Consumer<String> told) {
        onRevoked = told;
    }

    /// What the console proves itself with to browsers that call it `name`.
    Identity console(String name) {
        return serverOf(root, name, clock.get());
    }

    /// Why a certificate is not believed, and whose it says that it is.
    static final class Refusal extends CertificateException {
        private static final long serialVersionUID = 1;

        private final String name;

        Refusal(String name, String why) {
            super(why);
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    /// Whether a certificate of this authority holds now. A handshake says so once; a session that
    /// is taken up again skips it, and what held yesterday need not hold today.
    void check(X509Certificate certificate) throws Refusal {
        String name = Identity.nameOf(certificate);
        if (clock.get().isAfter(certificate.getNotAfter().toInstant())) {
            throw new Refusal(name, doesNotHold(certificate));
        }
        if (isRevoked(certificate)) {
            throw new Refusal(name, "certificate is revoked, expected one that holds");
        }
    }

    private static String doesNotHold(X509Certificate certificate) {
        return "certificate does not hold: until=" + certificate.getNotAfter().toInstant()
                + " issuer=" + certificate.getIssuerX500Principal().getName()
                + ", expected one of this authority, in its time";
    }

    /// What the server's end of a link proves itself with.
    Identity server() {
        return server;
    }

    /// Who the server's end of a link believes: devices whose certificate holds.
    X509ExtendedTrustManager trust() {
        return new Trust((X509ExtendedTrustManager) server.trust().getTrustManagers()[0]);
    }

    private X509Certificate issue(String name, byte[] request) {
        PublicKey key = CertificateRequest.verified(request);
        X509Certificate certificate = Issue.certificate(
                new Issue.Subject(name, key, Issue.Use.DEVICE), root, clock.get(), LIFE);
        String serial = certificate.getSerialNumber().toString(16);
        note("issued " + serial + ' ' + name + ' ' + fingerprint(certificate));
        proved.add(fingerprint(certificate));
        audit("issue", name, "serial=" + serial);
        issued.computeIfAbsent(name, _ -> new HashSet<>()).add(serial);
        return certificate;
    }

    /// Keeps a line for good before anything that it says takes effect.
    private void note(String line) {
        if (register == null) {
            return;
        }
        try {
            Files.writeString(register, line + '\n', StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND, StandardOpenOption.SYNC);
        } catch (IOException e) {
            throw new FleetException("register of certificates cannot be written: file="
                    + register + ", expected room on a disk that works", e);
        }
    }

    private void recall() throws IOException {
        if (!Files.exists(register)) {
            return;
        }
        List<String> lines = Files.readAllLines(register);
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words.length >= 3 && words[0].equals("issued")) {
                issued.computeIfAbsent(words[2], _ -> new HashSet<>()).add(words[1]);
                if (words.length > 3) { // earlier registers did not say so
                    proved.add(words[3]);
                }
            } else if (words.length == 3 && words[0].equals("revoked")) {
                revoked.add(words[1]);
            }
        }
    }

    private static Identity newRoot(Instant now) {
        KeyPair pair = Issue.key();
        X509Certificate root = Issue.authority(pair, "homeostat-authority",
                now, ROOT_LIFE);
        return new Identity(pair.getPrivate(), root, root);
    }

    private static Identity serverOf(Identity root, String name, Instant now) {
        KeyPair pair = Issue.key();
        X509Certificate certificate = Issue.certificate(new Issue.Subject(name,
                pair.getPublic(), Issue.Use.SERVER), root, now, LIFE);
        return new Identity(pair.getPrivate(), certificate, root.certificate());
    }

    /// The certificate as browsers and devices are given it.
    private static String pem(X509Certificate certificate) {
        try {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateException e) {
            throw new FleetException("certificate cannot be written, expected one of ours", e);
        }
    }

    private static String hash(String code) {
        return hash(code.getBytes(StandardCharsets.UTF_8));
    }

    /// What tells a certificate from every other, as it stands in the register.
    public static String fingerprint(X509Certificate certificate) {
        try {
            return hash(certificate.getEncoded());
        } catch (CertificateException e) {
            throw new FleetException("certificate cannot be written, expected one that was read",
                    e);
        }
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new FleetException("no SHA-256 in this Java, expected the JDK's own", e);
        }
    }

    /// The JDK's path validation, and then the register. What this authority signed it need not
    /// prove to itself again: a certificate whose fingerprint is in the register skips the first,
    /// which is the dearest part of a handshake.
    private final class Trust extends X509ExtendedTrustManager {
        private final X509ExtendedTrustManager path;

        Trust(X509ExtendedTrustManager path) {
            this.path = path;
        }

        /// What says whether the path to the authority holds.
        private interface Path {
            void check() throws CertificateException;
        }

        /// Whoever is refused is known by the name that the certificate claims.
        private void check(X509Certificate[] chain, Path to) throws CertificateException {
            String name;
            try {
                name = Identity.nameOf(chain[0]);
            } catch (IdentityException e) {
                throw new CertificateException(e.getMessage(), e);
            }
            String print = fingerprint(chain[0]);
            try {
                if (!proved.contains(print)) {
                    to.check();
                }
            } catch (CertificateException e) {
                throw new Refusal(name, doesNotHold(chain[0]));
            }
            Authority.this.check(chain[0]);
            proved.add(print);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            check(chain, () -> path.checkClientTrusted(chain, kind));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            check(chain, () -> path.checkClientTrusted(chain, kind, socket));
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            check(chain, () -> path.checkClientTrusted(chain, kind, engine));
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind)
                throws CertificateException {
            path.checkServerTrusted(chain, kind);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket)
                throws CertificateException {
            path.checkServerTrusted(chain, kind, socket);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine)
                throws CertificateException {
            path.checkServerTrusted(chain, kind, engine);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return path.getAcceptedIssuers();
        }
    }
}
