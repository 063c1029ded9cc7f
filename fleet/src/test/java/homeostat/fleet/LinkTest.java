package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.Gateway;
import homeostat.fleet.store.Database;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.identity.Identity;
import homeostat.wire.log.ForgetfulFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way over real sockets: bed, gateway, mutual TLS, journal, console.
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
            gateway.add("link-1", Links.bedside(gateway, bed, commands));
            gateway.start();
            gateway.put(bed.numerics(1, 72, 833, 97));
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            Links.until(() -> get("/api/beds/link-1").body().contains("\"name\":\"asystole\""));
            Http.post(at("/api/beds/link-1/alarms/0/acknowledge"),
                    "Content-Type", "application/json");
            Frame.Command command = commands.poll(5, TimeUnit.SECONDS);
            assertEquals(0, ((Frame.Acknowledge) command).alarm());
            Links.until(() -> gateway.waiting() == 0);
            Links.until(() -> reception.history() != null && !reception.history()
                    .alarms("link-1", 0, Long.MAX_VALUE).isEmpty());
            assertEquals(AlarmState.INACTIVE, gateway.linkAlarm());
        }
    }

    @Test
    void whatWasSaidWithoutALinkComesLaterAndWhatIsNewComesFirst() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("link-2", "patient");
        try (Gateway gateway = gateway("gateway-2")) {
            gateway.add("link-2", Links.bedside(gateway, bed, new LinkedBlockingQueue<>()));
            gateway.start();
            gateway.put(bed.hello());
            Links.until(() -> get("/api/beds/link-2").status() == 200);
            reception.authority().revoke("gateway-2");
            Links.until(() -> !gateway.isLinked());
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.INACTIVE, false));
            for (int i = 0; i < 300; i++) {
                gateway.put(bed.numerics(1, 70, 800, 97));
            }
            Links.until(() -> gateway.waiting() >= 302);
            assertTrue(gateway.trouble().length() > 0);
            IDENTITIES.put("gateway-2", Links.enrolled(reception.authority(), "gateway-2"));
            Links.until(() -> gateway.waiting() == 0);
            Links.until(() -> get("/api/beds/link-2").body()
                    .split("\"name\":\"asystole\"").length > 2);
            Links.until(() -> reception.history() != null && reception.history()
                    .seconds("link-2", 0, Long.MAX_VALUE).size() == 300);
        }
    }

    @Test
    void aBedBelongsToWhoGreetedFirst() throws Exception {
        SyntheticBed bed = SyntheticBed.monitor("link-7", "patient");
        SyntheticBed thief = SyntheticBed.monitor("link-7", "somebody else");
        try (Gateway owner = gateway("gateway-7"); Gateway other = gateway("gateway-8")) {
            owner.add("link-7", Links.bedside(owner, bed, new LinkedBlockingQueue<>()));
            owner.start();
            Links.until(() -> get("/api/beds/link-7").status() == 200);
            other.add("link-7", Links.bedside(other, thief, new LinkedBlockingQueue<>()));
            other.start();
            other.put(thief.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            Links.until(() -> other.isLinked() && other.waiting() == 0);
            assertTrue(get("/api/beds/link-7").body().contains("\"patient\":\"patient\""));
            assertTrue(get("/api/beds/link-7").body().contains("\"alarms\":[]"));
        }
    }

    private static Gateway gateway(String name) {
        IDENTITIES.put(name, Links.enrolled(reception.authority(), name));
        return new Gateway(new ForgetfulFolder(), new Gateway.Options(
                () -> new Gateway.Link(new InetSocketAddress(
                        "localhost", reception.port()), IDENTITIES.get(name).tls()), name,
                name.hashCode(), Gateway.Options.KEEP_BYTES));
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
}
