package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.Gateway;
import homeostat.bedside.mqtt.MqttConnection;
import homeostat.bedside.mqtt.MqttException;
import homeostat.fleet.store.Database;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import homeostat.wire.log.ForgetfulFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way over real sockets: bed, gateway, mutual TLS, journal, console; and who is sent
/// away.
final class LinkTest {
    private static final Map<String, Identity> IDENTITIES = new ConcurrentHashMap<>();
    @TempDir
    private static Path folder;
    private static Fleet fleet;
    private static Reception reception;

    @BeforeAll
    static void start() {
        fleet = Fleet.start(FleetOptions.port(0)
                .devices(new FleetOptions.Devices(0, folder, Database.memoryUrl("link"))));
        reception = fleet.reception().join();
    }

    @AfterAll
    static void stop() {
        fleet.close();
    }

    @Test
    void aBedIsSeenAnsweredAndKept() throws Exception {
        BlockingQueue<Frame.Command> commands = new LinkedBlockingQueue<>();
        SyntheticBed bed = SyntheticBed.monitor("link-1", "patient");
        try (Gateway gateway = gateway("gateway-1")) {
            attach(gateway, bed, "link-1", commands);
            gateway.start();
            gateway.put(bed.numerics(1, 72, 833, 97));
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            until(() -> get("/api/beds/link-1").body().contains("\"name\":\"asystole\""));
            Http.post(at("/api/beds/link-1/alarms/0/acknowledge"),
                    "Content-Type", "application/json");
            Frame.Command command = commands.poll(5, TimeUnit.SECONDS);
            assertEquals(0, ((Frame.Acknowledge) command).alarm());
            until(() -> gateway.waiting() == 0);
            until(() -> reception.history() != null && !reception.history()
                    .alarms("link-1", 0, Long.MAX_VALUE).isEmpty());
            assertEquals(AlarmState.INACTIVE, gateway.linkAlarm());
        }
    }

    @Test
    void whatWasSaidWithoutALinkComesLaterAndWhatIsNewComesFirst() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("link-2", "patient");
        try (Gateway gateway = gateway("gateway-2")) {
            attach(gateway, bed, "link-2", new LinkedBlockingQueue<>());
            gateway.start();
            gateway.put(bed.hello());
            until(() -> get("/api/beds/link-2").status() == 200);
            reception.authority().revoke("gateway-2");
            until(() -> !gateway.isLinked());
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.INACTIVE, false));
            for (int i = 0; i < 300; i++) {
                gateway.put(bed.numerics(1, 70, 800, 97));
            }
            until(() -> gateway.waiting() >= 302);
            assertTrue(gateway.trouble().length() > 0);
            IDENTITIES.put("gateway-2", enrolled("gateway-2"));
            until(() -> gateway.waiting() == 0);
            until(() -> get("/api/beds/link-2").body().split("\"name\":\"asystole\"").length > 2);
            until(() -> reception.history() != null && reception.history()
                    .seconds("link-2", 0, Long.MAX_VALUE).size() == 300);
        }
    }

    @Test
    void nobodyWithoutACertificateThatHoldsIsHeard() {
        Identity good = enrolled("gateway-3");
        assertConnects("gateway-3", good.tls());
        KeyPair stranger = Issue.key();
        X509Certificate own = Issue.authority(stranger, "stranger", Instant.now(),
                Duration.ofDays(1));
        assertRefused("stranger", new Identity(stranger.getPrivate(), own, own)
                .tls(good.trust().getTrustManagers()));
        assertRefused("gateway-4", good.tls());
        X509Certificate expired = good.certificate();
        reception.authority().revoke("gateway-3");
        assertTrue(reception.authority().isRevoked(expired));
        assertRefused("gateway-3", good.tls());
    }

    @Test
    void nobodySpeaksForAnother() throws Exception {
        Identity good = enrolled("gateway-5");
        Parcel parcel = new Parcel(1, 1, 1, false, List.of());
        for (String topic : List.of("homeostat/1/gateway-1/up", "homeostat/1/gateway-5/down",
                "$SYS/x", "other")) {
            BlockingQueue<String> ends = new LinkedBlockingQueue<>();
            MqttConnection connection = connect("gateway-5", good.tls(), ends);
            connection.publish(topic, 1, ParcelCodec.bytes(parcel));
            assertFalse(ends.poll(5, TimeUnit.SECONDS).isEmpty(), topic);
        }
        assertThrows(MqttException.class, () -> MqttConnection.open(new MqttConnection.Options(
                address(), good.tls(), "gateway-5", "homeostat/1/gateway-1/down"),
                new Ended(new LinkedBlockingQueue<>())));
    }

    @Test
    void rubbishEndsTheConnectionAndNothingElse() throws Exception {
        Identity good = enrolled("gateway-6");
        for (byte[] rubbish : List.of(new byte[0], new byte[100], new byte[300_000])) {
            BlockingQueue<String> ends = new LinkedBlockingQueue<>();
            MqttConnection connection = connect("gateway-6", good.tls(), ends);
            try {
                connection.publish("homeostat/1/gateway-6/up", 1, rubbish);
            } catch (MqttException e) {
                assertTrue(e.getMessage().startsWith("connection is gone"), e.getMessage());
            }
            assertFalse(ends.poll(5, TimeUnit.SECONDS).isEmpty());
        }
        try (Socket plain = new Socket("127.0.0.1", reception.port())) {
            plain.getOutputStream().write("GET / HTTP/1.1\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            plain.setSoTimeout(5_000);
            while (plain.getInputStream().read() >= 0) {
                // An alert may come before the end.
            }
        }
        assertConnects("gateway-6", good.tls());
    }

    @Test
    void aBedBelongsToWhoGreetedFirst() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("link-7", "patient");
        SyntheticBed thief = SyntheticBed.monitor("link-7", "somebody else");
        try (Gateway owner = gateway("gateway-7"); Gateway other = gateway("gateway-8")) {
            attach(owner, bed, "link-7", new LinkedBlockingQueue<>());
            owner.start();
            until(() -> get("/api/beds/link-7").status() == 200);
            attach(other, thief, "link-7", new LinkedBlockingQueue<>());
            other.start();
            other.put(thief.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            until(() -> other.isLinked() && other.waiting() == 0);
            assertTrue(get("/api/beds/link-7").body().contains("\"patient\":\"patient\""));
            assertTrue(get("/api/beds/link-7").body().contains("\"alarms\":[]"));
        }
    }

    private static Gateway gateway(String name) {
        IDENTITIES.put(name, enrolled(name));
        return new Gateway(new ForgetfulFolder(), new Gateway.Options(
                () -> new Gateway.Link(address(), IDENTITIES.get(name).tls()), name,
                name.hashCode(), Gateway.Options.KEEP_BYTES));
    }

    private static void attach(Gateway gateway, SyntheticBed bed, String name,
            BlockingQueue<Frame.Command> commands) {
        gateway.add(name, new Gateway.Bedside() {
            @Override
            public void greet() {
                gateway.put(bed.hello());
            }

            @Override
            public void obey(Frame.Command command) {
                commands.add(command);
            }
        });
    }

    private static Identity enrolled(String name) {
        KeyPair pair = Issue.key();
        Authority authority = reception.authority();
        X509Certificate certificate = authority.enrol(
                authority.code(name, Duration.ofMinutes(5)), CertificateRequest.make(pair, name));
        return new Identity(pair.getPrivate(), certificate, authority.certificate());
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress("localhost", reception.port());
    }

    private static MqttConnection connect(String name, SSLContext tls,
            BlockingQueue<String> ends) {
        return MqttConnection.open(new MqttConnection.Options(address(), tls, name,
                "homeostat/1/" + name + "/down"), new Ended(ends));
    }

    private static void assertConnects(String name, SSLContext tls) {
        connect(name, tls, new LinkedBlockingQueue<>()).close();
    }

    private static void assertRefused(String name, SSLContext tls) {
        assertThrows(MqttException.class, () -> connect(name, tls, new LinkedBlockingQueue<>()));
    }

    private record Ended(BlockingQueue<String> ends) implements MqttConnection.Listener {
        @Override
        public void acknowledged(int number, int reason) {
            // Only the end matters here.
        }

        @Override
        public void published(String topic, byte[] payload) {
            // Only the end matters here.
        }

        @Override
        public void answered() {
            // Only the end matters here.
        }

        @Override
        public void ended(String why) {
            ends.add(why);
        }
    }

    private static Http.Answer get(String path) {
        try {
            return Http.get(at(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI at(String path) {
        return URI.create("http://127.0.0.1:" + fleet.port() + path);
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 2_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("never came true");
    }
}
