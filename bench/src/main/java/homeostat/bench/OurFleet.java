package homeostat.bench;

import homeostat.fleet.store.JournalEntry;
import homeostat.fleet.store.Seal;
import homeostat.wire.Parcel;
import homeostat.wire.log.DiskFolder;
import homeostat.wire.log.LogReader;
import homeostat.wire.log.LogRecord;
import homeostat.wire.log.SegmentLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BiPredicate;

/// Our server as a receiver: door, journal, database, alarms, console, all in one process.
final class OurFleet implements FleetRun.Receiver {
    private static final int HEAP_MB = 2_000;
    private static final long SEGMENT_BYTES = 16 << 20;

    private final Path folder;
    private final Path data;
    private Service service;
    private int consolePort;
    private int devicePort;

    /// A server in `folder` that knows `devices` devices, whose identities are in `identities`.
    OurFleet(Path folder, int devices, Path identities) {
        this.folder = folder;
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
        service = Service.java(folder, HEAP_MB, FleetServer.class, data.toString(),
                Integer.toString(consolePort), Integer.toString(devicePort));
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
        service.kill();
        FleetRun.Numbers numbers = new FleetRun.Numbers();
        Seal seal = Seal.in(data.resolve(Seal.KEY_FILE));
        try (SegmentLog journal = SegmentLog.open(DiskFolder.open(data.resolve("journal")),
                SEGMENT_BYTES); LogReader reader = journal.reader(1)) {
            for (LogRecord one = reader.next(); one != null; one = reader.next()) {
                JournalEntry entry = JournalEntry.of(one, seal);
                for (Parcel.Item item : entry.parcel().items()) {
                    numbers.add(entry.sender(), item.sequence());
                }
            }
        }
        return numbers::has;
    }

    @Override
    public void close() {
        service.close();
    }
}
