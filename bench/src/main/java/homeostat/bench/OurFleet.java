package homeostat.bench;

import homeostat.fleet.store.JournalEntry;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.Seal;
import homeostat.wire.log.SegmentLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/// Our server as a receiver: door, journal, database, alarms, console, all in one process.
final class OurFleet implements FleetRun.Receiver {
    /// What its certificate calls it.
    static final String NAME = "homeostat-fleet";
    private static final int HEAP_MB = 2_000;
    private static final long SEGMENT_BYTES = 16 << 20;

    /// Which database it keeps its history in, at which address it listens, and what runs it;
    /// [FleetServer#NONE] for its own database and for this machine.
    record Site(String database, String address, List<String> runner, int heapMb) {
        static final Site HERE = new Site(FleetServer.NONE, FleetServer.NONE, List.of(), HEAP_MB);

        Site database(String url) {
            return new Site(url, address, runner, heapMb);
        }

        Site heapMb(int other) {
            return new Site(database, address, runner, other);
        }
    }

    private final Path folder;
    private final Site site;
    private final Path data;
    private Service service;
    private int consolePort;
    private int devicePort;

    /// A server in `folder` that knows `devices` devices, whose identities are in `identities`.
    OurFleet(Path folder, int devices, Path identities) {
        this(folder, devices, identities, Site.HERE);
    }

    /// The same elsewhere.
    OurFleet(Path folder, int devices, Path identities, Site site) {
        this.folder = folder;
        this.site = site;
        this.data = folder.resolve("data");
        start();
        service.close(); // now its authority is there, and its register may be written
        LoadIdentities.issue(data, devices, identities);
        consolePort = 0;
        devicePort = 0;
        start();
    }

    /// Kills it as a loss of power would and starts it again where it was.
    void restart() {
        service.close();
        start();
    }

    private void start() {
        service = Service.java(folder, new Service.Host(site.heapMb(), site.runner()),
                FleetServer.class, data.toString(), Integer.toString(consolePort),
                Integer.toString(devicePort), site.database(), site.address());
        String[] ports = service.line().split(" ");
        consolePort = Integer.parseInt(ports[0]);
        devicePort = Integer.parseInt(ports[1]);
    }

    @Override
    public int devicePort() {
        return devicePort;
    }

    @Override
    public int consolePort() {
        return consolePort;
    }

    @Override
    public Duration processorTime() {
        return service.processorTime();
    }

    @Override
    public long residentMb() {
        return service.residentMb();
    }

    @Override
    public Path files() {
        return data;
    }

    @Override
    public BiPredicate<String, Long> kept() {
        FleetRun.Numbers numbers = new FleetRun.Numbers();
        forEach(entry -> entry.parcel().items().forEach(
                item -> numbers.add(entry.sender(), item.sequence())));
        return numbers::has;
    }

    /// The process that it runs in.
    Service service() {
        return service;
    }

    /// Ends it without warning and goes through all that it kept.
    void forEach(Consumer<JournalEntry> eye) {
        service.kill();
        Seal seal = Seal.in(data.resolve(Seal.KEY_FILE));
        try (SegmentLog journal = SegmentLog.open(DiskFolder.open(data.resolve("journal")),
                SEGMENT_BYTES); LogReader reader = journal.reader(1)) {
            for (LogRecord one = reader.next(); one != null; one = reader.next()) {
                eye.accept(JournalEntry.of(one, seal));
            }
        }
    }

    @Override
    public void close() {
        service.close();
    }
}
