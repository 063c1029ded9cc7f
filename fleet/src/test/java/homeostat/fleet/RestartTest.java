package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.Gateway;
import homeostat.bedside.mqtt.MqttConnection;
import homeostat.fleet.store.Database;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Parcel;
import homeostat.wire.ParcelCodec;
import homeostat.wire.identity.Identity;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is started again must know what it knew, miss nothing that was said meanwhile, and
/// not take a bed that stays away for one that never was.
final class RestartTest {
    @TempDir
    private Path folder;

    @Test
    void nothingIsMissingAfterARestart() throws Exception {
        int port = freePort();
        SyntheticBed bed = SyntheticBed.monitor("bed-1", "patient");
        Gateway gateway;
        try (Fleet first = start(port)) {
            Identity identity = Links.enrolled(first.reception().join().authority(), "gateway");
            gateway = new Gateway(new ForgetfulFolder(), new Gateway.Options(
                    () -> new Gateway.Link(new InetSocketAddress("localhost", port),
                            identity.tls()), "gateway", 1, Gateway.Options.KEEP_BYTES));
            gateway.add("bed-1", Links.bedside(gateway, bed, new ArrayDeque<>()));
            gateway.start();
            Links.until(gateway::isLinked);
            gateway.put(bed.numerics(1, 70, 800, 97));
            Links.until(() -> gateway.waiting() == 0);
        }
        gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        for (int i = 0; i < 50; i++) {
            gateway.put(bed.numerics(1, 71, 800, 97));
        }
        Links.until(() -> !gateway.isLinked());
        try (Fleet second = start(port)) {
            Reception reception = second.reception().join();
            Links.until(() -> gateway.isLinked() && gateway.waiting() == 0);
            Links.until(() -> reception.history().seconds("bed-1", 0, Long.MAX_VALUE).size() == 51);
            assertEquals(1, reception.history().alarms("bed-1", 0, Long.MAX_VALUE).size());
            gateway.close();
        }
        try (Fleet third = start(port)) {
            third.reception().join();
            String beds = Http.get(third.address().resolve("/api/beds")).body();
            assertTrue(beds.startsWith("[{\"bed\":\"bed-1\",\"patient\":\"patient\""), beds);
        }
    }

    /// A database on another machine that does not answer keeps nobody from being heard.
    @Test
    void aServerWhoseDatabaseIsAwayStartsAcknowledgesAndKnowsWhatItHad() throws Exception {
        FleetOptions away = FleetOptions.port(0).devices(new FleetOptions.Devices(0, folder,
                "jdbc:postgresql://127.0.0.1:" + freePort() + "/none?user=nobody"));
        SyntheticBed bed = SyntheticBed.monitor("bed-1", "patient");
        Parcel parcel = new Parcel(1, 1, 1, false, List.of(new Parcel.Item(1, bed.hello())));
        Identity identity;
        try (Fleet first = Fleet.start(away)) {
            identity = Links.enrolled(first.reception().join().authority(), "device");
            send(first, identity, parcel);
            Links.until(() -> health(first).contains("the database cannot follow: "));
        }
        for (boolean isWhole : new boolean[] {true, false}) {
            try (Fleet again = Fleet.start(away)) {
                again.reception().join();
                send(again, identity, parcel);
                Links.until(() -> health(again).contains("\"journal\":1,")
                        && health(again).contains("\"duplicates\":1,"));
            }
            if (isWhole) {
                Files.write(folder.resolve("ledger"), new byte[] {1, 2, 3});
            }
        }
    }

    private static void send(Fleet fleet, Identity identity, Parcel parcel) throws Exception {
        Links.Heard heard = new Links.Heard();
        try (MqttConnection connection = Links.connect(fleet.reception().join().port(), "device",
                identity.tls(), heard)) {
            connection.publish("homeostat/1/device/up", 1, ParcelCodec.bytes(parcel));
            assertEquals(1, heard.answers().poll(10, TimeUnit.SECONDS));
        }
    }

    private static String health(Fleet fleet) {
        try {
            return Http.get(fleet.address().resolve("/api/health")).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// As a kill left it once in a hundred: rows of a transaction without its end.
    @Test
    void aDatabaseThatContradictsItselfIsMadeAnewAndKeepsWhatIsOlderThanTheJournal()
            throws Exception {
        int port = freePort();
        SyntheticBed bed = SyntheticBed.monitor("bed-1", "patient");
        try (Fleet first = start(port)) {
            Identity identity = Links.enrolled(first.reception().join().authority(), "gateway");
            Gateway gateway = new Gateway(new ForgetfulFolder(), new Gateway.Options(
                    () -> new Gateway.Link(new InetSocketAddress("localhost", port),
                            identity.tls()), "gateway", 1, Gateway.Options.KEEP_BYTES));
            gateway.add("bed-1", Links.bedside(gateway, bed, new ArrayDeque<>()));
            gateway.start();
            Links.until(gateway::isLinked);
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            gateway.put(bed.numerics(1, 70, 800, 97));
            Links.until(() -> first.reception().join().history() != null
                    && seconds(first) == 1 && alarms(first, "bed-1") == 1);
            gateway.close();
        }
        try (Connection tables = DriverManager.getConnection(
                Database.fileUrl(folder.resolve("history")));
                Statement statement = tables.createStatement()) {
            statement.execute("UPDATE applied SET journal = 0");
            statement.execute("INSERT INTO alarm SELECT '"
                    + Seal.in(folder.resolve(Seal.KEY_FILE)).pseudonym("bed-0")
                    + "', 5, 0, item, index_, priority, state, onset_ns, audible FROM alarm");
        }
        try (Fleet second = start(port)) {
            second.reception().join();
            assertEquals(1, alarms(second, "bed-1"));
            assertEquals(1, alarms(second, "bed-0"));
            assertEquals(1, seconds(second));
        }
        assertTrue(Files.exists(folder.resolve("history-aside-1.mv.db")));
        assertTrue(Files.readString(folder.resolve("audit.log"))
                .contains("\tserver\tremake\tdatabase\taside=history-aside-1\t"));
    }

    private static int seconds(Fleet fleet) {
        return fleet.reception().join().history().seconds("bed-1", 0, Long.MAX_VALUE).size();
    }

    private static int alarms(Fleet fleet, String bed) {
        return fleet.reception().join().history().alarms(bed, 0, Long.MAX_VALUE).size();
    }

    @Test
    void aSecondServerOnTheSameFolderIsRefused() throws Exception {
        try (Fleet first = start(freePort())) {
            first.reception().join();
            try (Fleet second = start(freePort())) {
                assertTrue(assertThrows(CompletionException.class,
                        () -> second.reception().join()).getCause().getMessage()
                        .startsWith("log is in use: folder="));
            }
        }
    }

    private Fleet start(int port) {
        return Fleet.start(FleetOptions.port(0)
                .devices(new FleetOptions.Devices(port, folder, null)));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
