package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.bedside.Gateway;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.log.ForgetfulFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hospital that has a broker keeps it; what the broker loses or delivers late must not be missed
/// for that, and a real broker decides.
final class BrokerPeer {
    private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
    private static final String BED = "broker-bed";
    private final SyntheticBed bed = SyntheticBed.monitor(BED, "patient");
    private final BlockingQueue<Frame.Command> commands = new LinkedBlockingQueue<>();
    @TempDir
    private Path folder;
    private Process broker;
    private InetSocketAddress address;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(Files.isExecutable(MOSQUITTO), "missing: " + MOSQUITTO);
        try (ServerSocket free = new ServerSocket(0)) {
            address = new InetSocketAddress("127.0.0.1", free.getLocalPort());
        }
        startBroker();
    }

    @AfterEach
    void stop() {
        if (broker != null) {
            broker.destroyForcibly();
        }
    }

    @Test
    void aBedBehindABrokerIsSeenAnsweredAndKept() throws Exception {
        try (Fleet fleet = fleet(); Gateway gateway = gateway()) {
            Reception reception = fleet.reception().join();
            gateway.start();
            gateway.put(bed.numerics(1, 72, 833, 97));
            gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
            Links.until(() -> get(fleet).contains("\"name\":\"asystole\""));
            Http.post(URI.create(fleet.address() + "api/beds/" + BED + "/alarms/0/acknowledge"),
                    "Content-Type", "application/json");
            assertEquals(0, ((Frame.Acknowledge) commands.poll(10, TimeUnit.SECONDS)).alarm());
            Links.until(() -> gateway.waiting() == 0);
            Links.until(() -> reception.history() != null && !reception.history()
                    .seconds(BED, 0, Long.MAX_VALUE).isEmpty());
        }
    }

    @Test
    void whatABrokerForgotIsAskedForAgain() throws Exception {
        try (Gateway gateway = gateway()) {
            gateway.start();
            try (Fleet fleet = fleet()) {
                fleet.reception().join();
                gateway.put(bed.numerics(1, 72, 833, 97));
                Links.until(() -> get(fleet).contains("\"state\":\"live\""));
            }
            Links.until(gateway::isLinked);
            for (int i = 0; i < 20; i++) {
                gateway.put(bed.numerics(1, 70 + i, 800, 97));
            }
            Links.until(() -> gateway.waiting() >= 20);
            broker.destroyForcibly().waitFor(); // with everything that it had acknowledged
            startBroker();
            try (Fleet fleet = fleet()) {
                Reception reception = fleet.reception().join();
                Links.until(() -> gateway.isLinked() && gateway.waiting() == 0);
                Links.until(() -> reception.history() != null && reception.history()
                        .seconds(BED, 0, Long.MAX_VALUE).size() == 21);
            }
        }
    }

    private void startBroker() throws IOException {
        Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), "listener "
                + address.getPort() + " 127.0.0.1\nallow_anonymous true\n");
        broker = new ProcessBuilder(MOSQUITTO.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private Fleet fleet() {
        return Fleet.start(FleetOptions.port(0).devices(new FleetOptions.Devices(0,
                folder.resolve("fleet"), null, address)));
    }

    private Gateway gateway() {
        Gateway gateway = new Gateway(new ForgetfulFolder(), new Gateway.Options(
                () -> new Gateway.Link(address, null), "gateway", 1,
                Gateway.Options.KEEP_BYTES));
        gateway.add(BED, Links.bedside(gateway, bed, commands));
        return gateway;
    }

    private static String get(Fleet fleet) {
        try {
            return Http.get(URI.create(fleet.address() + "api/beds/" + BED)).body();
        } catch (IOException e) {
            return "";
        }
    }
}
