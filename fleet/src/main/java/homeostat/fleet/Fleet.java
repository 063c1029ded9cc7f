package homeostat.fleet;

import homeostat.fleet.notice.Notices;
import homeostat.fleet.people.Entrance;
import homeostat.fleet.people.People;
import homeostat.wire.identity.Identity;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.websocket.WsRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
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
    private static final Duration SILENT_MAX = Duration.ofSeconds(30);
    private static final long CLOSE_SECONDS = 5;

    private final Beds beds;
    private final Live live;
    private final WebServer server;
    private final ScheduledExecutorService clockwork;
    private final CompletableFuture<Reception> reception = new CompletableFuture<>();
    private final FleetOptions options;
    private final Witness witness;
    private final List<Routes.Route> routes;
    private final Api api;
    private final Access access;
    private final X509Certificate certificate;
    private Thread opening;

    private Fleet(Parts parts, WebServer server, List<Routes.Route> routes) {
        this.access = parts.access;
        this.certificate = parts.identity == null ? null : parts.identity.certificate();
        this.api = parts.api;
        this.beds = parts.beds;
        this.live = parts.live;
        this.witness = parts.witness;
        this.options = parts.options;
        this.routes = routes;
        this.server = server;
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("fleet-clockwork").daemon().factory());
    }

    /// What a server is made of before it has a port.
    private record Parts(FleetOptions options, Beds beds, Witness witness, Access access,
            Live live, Api api, Identity identity) {

        static Parts of(FleetOptions options, Notices notices, Supplier<Moment> clock) {
            Beds beds = new Beds(clock);
            Witness witness = new Witness();
            FleetOptions.SignIn signIn = options.signIn();
            Entrance entrance = null;
            Identity identity = null;
            if (signIn != null) {
                witness.office(Office.in(signIn.folder(), options.key()));
                identity = witness.office().authority().console(signIn.names().getFirst());
                entrance = new Entrance(People.in(signIn.folder(), witness.office().seal()),
                        witness);
                Entrance recalling = entrance;
                witness.office().audit().forEach(line -> recalling.recall(line.actor(),
                        line.action(), line.detail(), line.at().toEpochMilli()));
            }
            Access access = new Access(entrance, clock, witness);
            Live live = new Live(beds, access);
            Api api = new Api(beds, live, access, witness,
                    new Status(options.version(), notices, new Latency()));
            if (signIn != null) {
                api.presets(Presets.in(signIn.folder()));
            }
            return new Parts(options, beds, witness, access, live, api, identity);
        }
    }

    /// Starts it; throws [FleetException] when the port is taken, or the address can be reached
    /// from outside and nobody has to sign in.
    public static Fleet start(FleetOptions options) {
        return start(options, Moment::now);
    }

    /// The same by another clock.
    static Fleet start(FleetOptions options, Supplier<Moment> clock) {
        for (Logger library : LIBRARIES) {
            library.setLevel(Level.WARNING);
        }
        InetAddress address = address(options);
        checkFree(address, options.port());
        Notices notices = new Notices(options.ladder(),
                work -> Thread.ofVirtual().name("notice").start(work));
        Parts parts = Parts.of(options, notices, clock);
        HttpRouting.Builder http = HttpRouting.builder();
        List<Routes.Route> routes = parts.api.route(http);
        WebServerConfig.Builder config = WebServer.builder()
                .address(address)
                .port(options.port())
                .shutdownHook(false)
                .connectionOptions(socket -> socket.tcpNoDelay(true).readTimeout(SILENT_MAX))
                .idleConnectionTimeout(SILENT_MAX)
                .maxPayloadSize(1_024)
                .maxTcpConnections(4 * Bounds.CLIENTS_MAX)
                .shutdownGracePeriod(Duration.ofMillis(200))
                .addRouting(http)
                .addRouting(WsRouting.builder().endpoint("/live", parts.live::listener));
        if (options.signIn() != null) {
            config.tls(Tls.builder().sslContext(parts.identity.tls()).build());
        }
        WebServer server = config.build();
        try {
            server.start();
        } catch (RuntimeException e) {
            server.stop();
            throw taken(options.port(), e);
        }
        Doorkeeper doorkeeper = doorkeeper(options, server.port());
        parts.live.doorkeeper(doorkeeper);
        parts.api.doorkeeper(doorkeeper);
        parts.beds.watcher(parts.live);
        Fleet fleet = new Fleet(parts, server, routes);
        fleet.wind(new NoticeRound(parts.beds, notices, parts.access::emergencies));
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

    /// A screen without a person, for who measures what screens are told.
    public Screen screen() {
        String host = options.signIn() == null || options.address().equals("0.0.0.0")
                ? "127.0.0.1" : options.address();
        return new Screen(URI.create((certificate == null ? "ws://" : "wss://") + host + ":"
                + port() + "/live"), access.ticket(), certificate);
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    /// Where the console is.
    public URI address() {
        if (options.signIn() != null) {
            return URI.create("https://" + options.signIn().names().getFirst() + ":" + port()
                    + "/");
        }
        String address = options.address();
        String host = address.contains(":") ? "[" + address + "]" : address;
        return URI.create("http://" + host + ":" + port() + "/");
    }

    /// Stops it; screens are told, the port is free afterwards.
    @Override
    public void close() {
        stopClockwork();
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
        if (witness.office() != null) {
            witness.office().close();
        }
    }

    /// Lets it finish what it does: an interrupt in the middle of a line would close the audit log.
    private void stopClockwork() {
        clockwork.shutdown();
        try {
            if (!clockwork.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                clockwork.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            clockwork.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    /// What may be asked, and which right it takes.
    List<Routes.Route> routes() {
        return routes;
    }

    /// Opens the door for devices, beside the console and without holding up the caller. Once.
    public void open(FleetOptions.Devices devices) {
        if (opening != null) {
            throw new FleetException("the door for devices is open, expected to be asked once");
        }
        opening = Thread.ofPlatform().daemon().name("fleet-opening").start(() -> {
            try {
                if (witness.office() == null) {
                    witness.office(Office.in(devices.folder(), options.key()));
                }
                Reception opened = Reception.open(beds, options.address(), witness.office(),
                        devices);
                api.reception(opened);
                reception.complete(opened);
            } catch (RuntimeException | Error e) { // whoever waits for it must not wait for ever
                reception.completeExceptionally(e);
            }
        });
    }

    private void wind(NoticeRound round) {
        every(NOTICE_MS, round::look);
        every(LOOK_MS, beds::look);
        every(LOOK_MS, api::look);
        every(FLUSH_MS, live::flush);
        every(BEAT_MS, live::beat);
    }

    private void every(long ms, Runnable work) {
        clockwork.scheduleAtFixedRate(work, ms, ms, TimeUnit.MILLISECONDS);
    }

    private static Doorkeeper doorkeeper(FleetOptions options, int port) {
        if (options.signIn() == null) {
            return new Doorkeeper(port);
        }
        List<String> names = new ArrayList<>(options.signIn().names());
        names.add(options.address());
        return new Doorkeeper("https://", port, names);
    }

    private static InetAddress address(FleetOptions options) {
        try {
            InetAddress address = InetAddress.getByName(options.address());
            if (address.isLoopbackAddress() || options.signIn() != null) {
                return address;
            }
        } catch (UnknownHostException e) {
            throw new FleetException("not an address: address=" + options.address()
                    + ", expected one of this machine, e.g. 127.0.0.1", e);
        }
        throw new FleetException("address is reachable from outside: address="
                + options.address() + ", expected one of the loopback interface, or people who "
                + "sign in");
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
