package homeostat.fleet;

import homeostat.fleet.notice.Notices;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/// The fleet's server, running in this process until it is closed.
///
/// ```java
/// try (Fleet fleet = Fleet.start(FleetOptions.port(8080))) {
///     Uplink uplink = fleet.connect(command -> inbox.add(command));
///     Telemetry telemetry = new Telemetry(device, bed, uplink::ingest);
///     …
/// }
/// ```
///
/// Commands are handed to the consumer on a thread of the server's: put them aside and let the
/// thread that owns the device obey them.
public final class Fleet implements AutoCloseable {
    /// Kept, so that their levels are: libraries' own starts and stops are no news to anyone.
    private static final Logger[] LIBRARIES = {
        Logger.getLogger("io.helidon"), Logger.getLogger("io.vertx"),
        Logger.getLogger("io.netty"),
    };
    private static final long LOOK_MS = 100;
    private static final long FLUSH_MS = 250;
    private static final long NOTICE_MS = 250;
    private static final long BEAT_MS = 1_000;

    private final Beds beds;
    private final Live live;
    private final WebServer server;
    private final ScheduledExecutorService clockwork;
    private final String address;
    private final CompletableFuture<Reception> reception = new CompletableFuture<>();
    private final Api api;
    private Thread opening;

    private Fleet(Beds beds, Live live, WebServer server, Api api, String address) {
        this.api = api;
        this.beds = beds;
        this.live = live;
        this.server = server;
        this.address = address;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("fleet-clockwork").daemon().factory());
    }

    /// Starts it; throws [FleetException] when the address is not a loopback one or the port
    /// is taken.
    public static Fleet start(FleetOptions options) {
        for (Logger library : LIBRARIES) {
            library.setLevel(Level.WARNING);
        }
        InetAddress address = loopback(options.address());
        checkFree(address, options.port());
        Beds beds = new Beds(Moment::now);
        Live live = new Live(beds);
        Notices notices = new Notices(options.ladder(),
                work -> Thread.ofVirtual().name("notice").start(work));
        Latency latency = new Latency();
        Api api = new Api(beds, live, new Status(options.version(), notices, latency));
        HttpRouting.Builder http = HttpRouting.builder();
        api.route(http);
        WebServer server = WebServer.builder()
                .address(address)
                .port(options.port())
                .shutdownHook(false)
                .connectionOptions(socket -> socket.tcpNoDelay(true))
                .maxPayloadSize(1_024)
                .maxTcpConnections(4 * Bounds.CLIENTS_MAX)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .addRouting(http)
                .addRouting(WsRouting.builder().endpoint("/live", live::listener))
                .build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw taken(options.port(), e);
        }
        Doorkeeper doorkeeper = new Doorkeeper(server.port());
        live.doorkeeper(doorkeeper);
        api.doorkeeper(doorkeeper);
        beds.watcher(live);
        Fleet fleet = new Fleet(beds, live, server, api, options.address());
        fleet.wind(new NoticeRound(beds, notices));
        if (options.devices() != null) {
            fleet.open(options.devices());
        }
        return fleet;
    }

    /// A connection for the frames of one or more beds. `commands` is given the bytes of each
    /// command for them, on a thread of the server's.
    public Uplink connect(Consumer<byte[]> commands) {
        return new Uplink(beds, commands);
    }

    /// The side that faces devices, as soon as it is open; it opens beside the console, which waits
    /// for nobody. Completed exceptionally with what keeps it from opening.
    public CompletableFuture<Reception> reception() {
        return reception;
    }

    /// How long alarms take; whoever runs a probe says it here, and the status page shows it.
    public Latency latency() {
        return api.latency();
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Where the console is.
    public URI address() {
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("http://" + host + ":" + port() + "/");
    }

    /// Stops it; screens are told, the port is free afterwards.
    @Override
    public void close() {
        clockwork.shutdownNow();
        if (opening != null) {
            reception.exceptionally(_ -> null).thenAccept(one -> {
                if (one != null) {
                    one.close();
                }
            }).join();
        }
        beds.watcher(null);
        live.close();
        server.stop();
    }

    /// Opens the door for devices, beside the console and without holding up the caller. Once.
    public void open(FleetOptions.Devices devices) {
        if (opening != null) {
            throw new FleetException("the door for devices is open, expected to be asked once");
        }
        opening = Thread.ofPlatform().daemon().name("fleet-opening").start(() -> {
            try {
                Reception opened = Reception.open(beds, address, devices);
                api.reception(opened);
                reception.complete(opened);
            } catch (RuntimeException e) {
                reception.completeExceptionally(e);
            }
        });
    }

    private void wind(NoticeRound round) {
        every(NOTICE_MS, round::look);
        every(LOOK_MS, beds::look);
        every(FLUSH_MS, live::flush);
        every(BEAT_MS, live::beat);
    }

    private void every(long ms, Runnable work) {
        clockwork.scheduleAtFixedRate(work, ms, ms, TimeUnit.MILLISECONDS);
    }

    private static InetAddress loopback(String text) {
        try {
            InetAddress address = InetAddress.getByName(text);
            if (address.isLoopbackAddress()) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new FleetException("not an address: address=" + text
                    + ", expected one of the loopback interface, e.g. 127.0.0.1", e);
        }
        throw new FleetException("address is reachable from outside: address=" + text
                + ", expected one of the loopback interface until there is authentication");
    }

    private static void checkFree(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw taken(port, e);
        }
    }

    private static FleetException taken(int port, Exception cause) {
        return new FleetException("port cannot be opened: port=" + port
                + ", expected a free one that this user may open", cause);
    }
}
