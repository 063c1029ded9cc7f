package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.mqtt.MqttConnection;
import homeostat.bedside.mqtt.MqttException;
import homeostat.fleet.audit.AuditLog;
import homeostat.fleet.store.Database;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Everything that somebody on the hospital's network may try at the door for devices: each is
/// refused, and the audit log says who tried what, or from where when there is no name.
final class DoorTest {
    @TempDir
    private static Path folder;
    private static Fleet fleet;
    private static Reception reception;

    @BeforeAll
    static void start() throws IOException {
        FleetOptions options = FleetOptions.port(0).devices(
                new FleetOptions.Devices(0, folder, Database.memoryUrl("door")));
        try (Fleet before = Fleet.start(options)) {
            before.reception().join();
        }
        expired(); // enters itself in the register that the next server reads
        fleet = Fleet.start(options);
        reception = fleet.reception().join();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void aStrangerWithoutACertificate() throws Exception {
        SSLContext none = SSLContext.getInstance("TLSv1.3");
        none.init(null, device("trusting").trust().getTrustManagers(), null);
        assertRefused("trusting", none);
        assertAudited("?", "from=127.0.0.1 no handshake: no certificate was shown");
    }

    @Test
    void aStrangerWithACertificateOfAnotherAuthority() throws Exception {
        KeyPair other = Issue.key();
        X509Certificate root = Issue.authority(other, "homeostat-authority", Instant.now(),
                Duration.ofDays(1));
        KeyPair pair = Issue.key();
        X509Certificate own = Issue.certificate(
                new Issue.Subject("stranger", pair.getPublic(), Issue.Use.DEVICE),
                new Identity(other.getPrivate(), root, root), Instant.now(), Duration.ofDays(1));
        assertRefused("stranger", new Identity(pair.getPrivate(), own, root)
                .tls(device("believer").trust().getTrustManagers()));
        assertAudited("stranger", "from=127.0.0.1 no handshake: certificate does not hold: until=");
    }

    @Test
    void aDeviceWhoseCertificateHasExpired() throws Exception {
        assertRefused("expired", expiredIdentity.tls());
        assertAudited("expired", "from=127.0.0.1 no handshake: certificate does not hold: until=");
    }

    /// A session that is taken up again shows no certificate, so nobody looks at one.
    @Test
    void aDeviceThatWasRevokedAndTakesUpItsSession() throws Exception {
        Identity lost = device("resumed");
        SSLContext tls = lost.tls();
        Links.Heard heard = new Links.Heard();
        try (MqttConnection standing = Links.connect(reception.port(), "resumed", tls, heard)) {
            reception.authority().revoke("resumed");
            assertNotNull(heard.ends().poll(10, TimeUnit.SECONDS));
            standing.abort();
        }
        assertRefused("resumed", tls);
        assertAudited("resumed", "from=127.0.0.1 no connection: certificate is revoked");
    }

    @Test
    void aDeviceThatWasRevoked() throws Exception {
        Identity lost = device("lost");
        Links.Heard heard = new Links.Heard();
        try (MqttConnection standing = connect("lost", lost, heard)) {
            reception.authority().revoke("lost");
            assertNotNull(heard.ends().poll(10, TimeUnit.SECONDS));
            assertRefused("lost", lost.tls());
            assertAudited("lost", "sent away: not_authorized");
            assertAudited("lost", "certificate is revoked");
            standing.abort();
        }
    }

    @Test
    void aDeviceThatCallsItselfAnother() throws Exception {
        assertRefused("somebody", device("honest").tls());
        assertAudited("honest", "no connection: protocol=5 client=somebody");
    }

    @Test
    void aDeviceThatSpeaksOnTheTopicOfAnother() throws Exception {
        Identity self = device("speaker");
        for (String topic : List.of("homeostat/1/other/up", "homeostat/1/speaker/down",
                "$SYS/x", "other")) {
            Links.Heard heard = new Links.Heard();
            MqttConnection connection = connect("speaker", self, heard);
            connection.publish(topic, 1, ParcelCodec.bytes(
                    new Parcel(1, 1, 1, false, List.of())));
            assertNotNull(heard.ends().poll(10, TimeUnit.SECONDS), topic);
        }
        assertAudited("speaker", "sent away: topic_name_invalid");
    }

    @Test
    void aDeviceThatListensToAnother() throws Exception {
        Identity self = device("listener");
        assertThrows(MqttException.class, () -> MqttConnection.open(new MqttConnection.Options(
                new InetSocketAddress("localhost", reception.port()), self.tls(),
                "listener", "homeostat/1/#"), new Links.Heard()));
        assertAudited("listener", "sent away: not_authorized");
    }

    @Test
    void aDeviceThatSaysItIsTheBedOfAnother() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("door-bed", "patient");
        SyntheticBed thief = SyntheticBed.monitor("door-bed", "somebody else");
        publish("owner", new Parcel(1, 1, 1, false, List.of(new Parcel.Item(1, bed.hello()))));
        publish("thief", new Parcel(1, 1, 1, false, List.of(new Parcel.Item(1, thief.hello()))));
        assertAudited("thief", "bed of another sender: bed=door-bed");
        assertTrue(get("/api/beds/door-bed").contains("\"patient\":\"patient\""));
    }

    @Test
    void aParcelThatIsSentAgain() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("replayed", "patient");
        Parcel parcel = new Parcel(1, 1, 2, false, List.of(new Parcel.Item(1, bed.hello()),
                new Parcel.Item(2, bed.numerics(1, 70, 800, 97))));
        publish("replayer", parcel);
        publish("replayer", parcel);
        Links.until(() -> reception.history() != null && !reception.history()
                .seconds("replayed", 0, Long.MAX_VALUE).isEmpty());
        assertEquals(1, reception.history()
                .seconds("replayed", 0, Long.MAX_VALUE).size());
    }

    @Test
    void rubbishThatIsNoParcelOrTooLong() throws Exception {
        Identity self = device("rubbish");
        for (byte[] rubbish : List.of(new byte[0], new byte[100], new byte[300_000])) {
            Links.Heard heard = new Links.Heard();
            MqttConnection connection = connect("rubbish", self, heard);
            try {
                connection.publish("homeostat/1/rubbish/up", 1, rubbish);
            } catch (MqttException e) {
                assertTrue(e.getMessage().startsWith("connection is gone"), e.getMessage());
            }
            assertNotNull(heard.ends().poll(10, TimeUnit.SECONDS));
        }
        assertAudited("rubbish", "not a parcel: bytes=0, expected");
        assertAudited("rubbish", "sent away: payload_format_invalid");
        assertAudited("rubbish", "message length exceeds");
    }

    @Test
    void aFrameThatIsNoneWithinAParcel() throws Exception {
        publish("mumbler", new Parcel(1, 1, 1, false,
                List.of(new Parcel.Item(1, new byte[70]))));
        assertAudited("mumbler", "not a frame: offset=0 magic=0x0");
    }

    @Test
    void aDeviceThatWouldNeverBeMissed() throws Exception {
        Identity self = device("undead");
        try (SSLSocket socket = (SSLSocket) self.tls().getSocketFactory()
                .createSocket("localhost", reception.port())) {
            byte[] name = "undead".getBytes(StandardCharsets.US_ASCII);
            byte[] head = HexFormat.of().parseHex("10130004" + "4d515454" + "05" + "02" + "0000"
                    + "00" + "0006");
            socket.getOutputStream().write(head);
            socket.getOutputStream().write(name);
            socket.setSoTimeout(10_000);
            byte[] answer = socket.getInputStream().readNBytes(4);
            assertEquals(0x20, answer[0] & 0xFF);
            assertTrue((answer[3] & 0xFF) >= 0x80, HexFormat.of().formatHex(answer));
        }
        assertAudited("undead", "no connection: keepAliveSeconds=0");
    }

    /// Slow-loris: neither who never finishes a handshake nor who never says CONNECT stays.
    @Test
    void whoeverConnectsAndSaysNothing() throws Exception {
        Identity self = device("loris");
        try (Socket silent = new Socket("localhost", reception.port());
                SSLSocket mute = (SSLSocket) self.tls().getSocketFactory()
                        .createSocket("localhost", reception.port())) {
            mute.startHandshake();
            silent.getOutputStream().write(0x16);
            assertTrue(ends(silent));
            assertTrue(ends(mute));
        }
        assertAudited("?", "from=127.0.0.1 no handshake: handshake timed out");
    }

    /// Slow-loris with a certificate: a packet that does not end is silence, too.
    @Test
    void aDeviceThatSpeaksLetterByLetter() throws Exception {
        Identity self = device("letters");
        try (SSLSocket socket = (SSLSocket) self.tls().getSocketFactory()
                .createSocket("localhost", reception.port())) {
            OutputStream out = socket.getOutputStream();
            out.write(HexFormat.of().parseHex("10140004" + "4d515454" + "05" + "02" + "0001"
                    + "00" + "0007"));
            out.write("letters".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(10_000);
            byte[] answer = socket.getInputStream().readNBytes(4);
            assertEquals(0, answer[3], HexFormat.of().formatHex(answer));
            Thread.ofVirtual().start(() -> {
                try {
                    out.write(0x32);
                    out.write(0x7F);
                    while (true) {
                        out.write('a');
                        Thread.sleep(100);
                    }
                } catch (IOException | InterruptedException ended) {
                    return; // as it should be
                }
            });
            assertTrue(ends(socket));
        }
        assertAudited("letters", "sent away: keep_alive_timeout");
    }

    @Test
    void whoeverSpeaksAnotherProtocol() throws Exception {
        try (Socket plain = new Socket("localhost", reception.port())) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertTrue(ends(plain));
        }
        assertAudited("?", "from=127.0.0.1 no handshake: not an SSL/TLS record");
    }

    @Test
    void aFloodOfThemLeavesAFewLinesAndANumber() throws Exception {
        assertEquals(DoorLog.LINES_MAX + 1, lines("crowd", 200).size());
    }

    @Test
    void nobodysNoiseHidesAnother() throws Exception {
        List<String> lines = lines("flooder", 1);
        assertEquals(2 * DoorLog.LINES_EACH_MAX + 2, lines.size());
        assertEquals(DoorLog.LINES_EACH_MAX, lines.stream()
                .filter(line -> line.contains("from=10.0.0.7 ")).count());
        assertTrue(lines.get(lines.size() - 2).contains("\tquiet\tonce"));
        assertTrue(lines.getLast().contains("more=" + (400 - 2 * DoorLog.LINES_EACH_MAX)));
        assertFalse(lines.getFirst().contains("x".repeat(201)));
    }

    /// What is left of two floods, one under so many names and one from an address without a name.
    private static List<String> lines(String name, int names) throws IOException {
        Path own = Files.createDirectory(folder.resolve(name));
        try (AuditLog audit = AuditLog.in(own)) {
            DoorLog log = new DoorLog(audit);
            for (int i = 0; i < 200; i++) {
                log.refused(names == 1 ? name : name + i % names, "x".repeat(5_000));
                log.refused(null, "10.0.0.7", "no handshake");
            }
            log.refused("quiet", "once");
            log.close();
            assertEquals(401, log.count());
        }
        return Files.readAllLines(own.resolve("audit.log"));
    }

    private static Identity expiredIdentity;

    /// A certificate of the right authority, rightly registered, whose time is over.
    private static void expired() throws IOException {
        Identity root = Identity.load(folder.resolve("authority.p12"),
                Files.readString(folder.resolve("authority.secret")).toCharArray());
        KeyPair pair = Issue.key();
        X509Certificate certificate = Issue.certificate(
                new Issue.Subject("expired", pair.getPublic(), Issue.Use.DEVICE), root,
                Instant.now().minus(Duration.ofDays(9)), Duration.ofDays(8));
        Files.writeString(folder.resolve("register.txt"), "issued "
                + certificate.getSerialNumber().toString(16) + " expired\n",
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        expiredIdentity = new Identity(pair.getPrivate(), certificate, root.certificate());
    }

    private static Identity device(String name) {
        return Links.enrolled(reception.authority(), name);
    }

    private static MqttConnection connect(String name, Identity identity, Links.Heard heard) {
        return Links.connect(reception.port(), name, identity.tls(), heard);
    }

    /// A parcel that is taken, whatever is in it.
    private static void publish(String name, Parcel parcel) throws Exception {
        Links.Heard heard = new Links.Heard();
        try (MqttConnection connection = connect(name, device(name), heard)) {
            connection.publish("homeostat/1/" + name + "/up", 1, ParcelCodec.bytes(parcel));
            assertEquals(1, heard.answers().poll(10, TimeUnit.SECONDS));
        }
    }

    private static void assertRefused(String name, SSLContext tls) {
        assertThrows(MqttException.class,
                () -> Links.connect(reception.port(), name, tls, new Links.Heard()));
    }

    /// Whether the other side ends it within the patience of a test.
    private static boolean ends(Socket socket) throws IOException {
        socket.setSoTimeout(20_000);
        InputStream in = socket.getInputStream();
        try {
            while (in.read() >= 0) {
                continue; // an alert may come before the end
            }
        } catch (SocketTimeoutException stays) {
            return false;
        } catch (IOException reset) {
            return true;
        }
        return true;
    }

    private static void assertAudited(String who, String what) throws Exception {
        Links.until(() -> {
            try (Stream<String> lines = Files.lines(folder.resolve("audit.log"))) {
                return lines.anyMatch(line -> line.contains("\tdoor\trefuse\t" + who + "\t")
                        && line.contains(what));
            } catch (IOException e) {
                return false;
            }
        });
    }

    private static String get(String path) throws IOException {
        return Http.get(URI.create("http://127.0.0.1:" + fleet.port() + path)).body();
    }
}
