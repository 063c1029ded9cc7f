package homeostat.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;

/// The peer: mosquitto with the same certificates, a subscriber that writes rows, and PostgreSQL,
/// both as Debian ships them with their ordinary write settings and no limit on the broker's
/// queues. It shows nothing to anybody and knows no alarm; it only keeps.
final class BrokerAndDatabase implements FleetRun.Receiver {
    private static final String MOSQUITTO = "/usr/sbin/mosquitto";
    private static final int HEAP_MB = 500;
    private static final int PATIENCE = 3_000;

    private final Path folder;
    private final int devicePort = freePort();
    private final Service broker;
    private final Service subscriber;
    private final Postgres database;

    /// A broker that believes the authority in `authority`.
    BrokerAndDatabase(Path folder, Path authority) {
        this.folder = folder;
        try {
            LoadIdentities.writeBroker(authority, folder);
            int plainPort = freePort();
            Path configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                    per_listener_settings true
                    max_queued_messages 0
                    max_inflight_messages 0
                    user root
                    listener %d 127.0.0.1
                    cafile %s/ca.pem
                    certfile %s/broker.pem
                    keyfile %s/broker.key
                    require_certificate true
                    use_identity_as_username true
                    tls_version tlsv1.3
                    listener %d 127.0.0.1
                    allow_anonymous true
                    """.formatted(devicePort, folder, folder, folder, plainPort));
            broker = Service.start(folder, "mosquitto",
                    List.of(MOSQUITTO, "-c", configuration.toString()));
            database = new Postgres(folder);
            execute(BrokerSubscriber.TABLE);
            await(plainPort);
            subscriber = Service.java(folder, HEAP_MB, BrokerSubscriber.class,
                    Integer.toString(plainPort), url());
            subscriber.line();
        } catch (IOException e) {
            throw new BenchException("peer cannot be set up: folder=" + folder
                    + ", expected room", e);
        }
    }

    /// What it needs and is not here; empty when all is.
    static String missing() {
        return Files.isExecutable(Path.of(MOSQUITTO)) ? Postgres.missing() : MOSQUITTO;
    }

    @Override
    public int devicePort() {
        return devicePort;
    }

    @Override
    public int consolePort() {
        return 0;
    }

    @Override
    public Duration processorTime() {
        return broker.processorTime().plus(subscriber.processorTime())
                .plus(database.processorTime());
    }

    @Override
    public long residentMb() {
        return broker.residentMb() + subscriber.residentMb() + database.residentMb();
    }

    @Override
    public Path files() {
        return database.files();
    }

    @Override
    public BiPredicate<String, Long> kept() {
        broker.kill();
        subscriber.kill();
        database.stop();
        database.start();
        FleetRun.Numbers numbers = new FleetRun.Numbers();
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT sender, first, last FROM message")) {
            while (rows.next()) {
                for (long number = rows.getLong(2); number <= rows.getLong(3); number++) {
                    numbers.add(rows.getString(1), number);
                }
            }
        } catch (SQLException e) {
            throw new BenchException("peer's database cannot be read: folder=" + folder
                    + ", expected it to come up again", e);
        }
        return numbers::has;
    }

    @Override
    public void close() {
        broker.close();
        subscriber.close();
        database.close();
    }

    private void execute(String sql) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new BenchException("peer's database refuses: folder=" + folder
                    + ", expected a table to be made", e);
        }
    }

    private String url() {
        return database.url() + "&reWriteBatchedInserts=true";
    }

    private static void await(int port) {
        for (int i = 0; ; i++) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 200);
                return;
            } catch (IOException starting) {
                pause(i, "mosquitto");
            }
        }
    }

    static void pause(int i, String what) {
        try {
            if (i < PATIENCE) {
                Thread.sleep(20);
                return;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new BenchException("service does not come up: program=" + what
                + ", expected it to listen within a minute");
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BenchException("no free port, expected one on this machine", e);
        }
    }
}
