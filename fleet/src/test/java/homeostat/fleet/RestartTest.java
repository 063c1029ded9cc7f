package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.bedside.Gateway;
import homeostat.kernel.AlarmState;
import homeostat.kernel.Priority;
import homeostat.wire.Frame;
import homeostat.wire.identity.CertificateRequest;
import homeostat.wire.identity.Identity;
import homeostat.wire.identity.Issue;
import homeostat.wire.log.ForgetfulFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
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
            Identity identity = enrolled(first.reception().join().authority());
            gateway = new Gateway(new ForgetfulFolder(), new Gateway.Options(
                    () -> new Gateway.Link(new InetSocketAddress("localhost", port),
                            identity.tls()), "gateway", 1, Gateway.Options.KEEP_BYTES));
            gateway.add("bed-1", bedside(gateway, bed));
            gateway.start();
            until(gateway::isLinked);
            gateway.put(bed.numerics(1, 70, 800, 97));
            until(() -> gateway.waiting() == 0);
        }
        gateway.put(bed.alarm(0, Priority.HIGH, AlarmState.ACTIVE, true));
        for (int i = 0; i < 50; i++) {
            gateway.put(bed.numerics(1, 71, 800, 97));
        }
        until(() -> !gateway.isLinked());
        try (Fleet second = start(port)) {
            Reception reception = second.reception().join();
            until(() -> gateway.isLinked() && gateway.waiting() == 0);
            until(() -> reception.history().seconds("bed-1", 0, Long.MAX_VALUE).size() == 51);
            assertEquals(1, reception.history().alarms("bed-1", 0, Long.MAX_VALUE).size());
            gateway.close();
        }
        try (Fleet third = start(port)) {
            third.reception().join();
            String beds = Http.get(third.address().resolve("/api/beds")).body();
            assertTrue(beds.startsWith("[{\"bed\":\"bed-1\",\"patient\":\"patient\""), beds);
        }
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

    private static Gateway.Bedside bedside(Gateway gateway, SyntheticBed bed) {
        return new Gateway.Bedside() {
            @Override
            public void greet() {
                gateway.put(bed.hello());
            }

            @Override
            public void obey(Frame.Command command) {
                // Nobody asks for anything here.
            }
        };
    }

    private static Identity enrolled(Authority authority) {
        KeyPair pair = Issue.key();
        return new Identity(pair.getPrivate(), authority.enrol(
                authority.code("gateway", Duration.ofMinutes(5)),
                CertificateRequest.make(pair, "gateway")), authority.certificate());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void until(BooleanSupplier condition) throws InterruptedException {
        for (int i = 0; i < 3_000; i++) {
            if (condition.getAsBoolean()) {
                return;
            }
            Thread.sleep(10);
        }
        throw new AssertionError("never came true");
    }
}
