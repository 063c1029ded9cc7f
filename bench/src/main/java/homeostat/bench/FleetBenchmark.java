package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Thousands of devices on one small server with the load beside it: how long alarms take, whether
/// anything acknowledged is lost, and what each parcel costs; beside a broker, a subscriber and a
/// database.
final class FleetBenchmark implements Benchmark {
    private static final int DEVICES = 3_000;
    private static final FleetRun.Spans SPANS = new FleetRun.Spans(20, 20);

    private final int devices;
    private final FleetRun.Spans spans;

    FleetBenchmark() {
        this(DEVICES, SPANS);
    }

    FleetBenchmark(int devices, FleetRun.Spans spans) {
        this.devices = devices;
        this.spans = spans;
    }

    @Override
    public String name() {
        return "fleet";
    }

    @Override
    public String purpose() {
        return "telemetry of " + DEVICES + " devices: ours, and mosquitto with PostgreSQL";
    }

    @Override
    public FleetReport run(BenchRequest request, Consumer<String> progress) {
        List<FleetRun> ours = new ArrayList<>();
        List<FleetRun> theirs = new ArrayList<>();
        String missing = BrokerAndDatabase.missing();
        for (int round = 1; round <= request.rounds(); round++) {
            Path folder = folder();
            try {
                Path identities = folder.resolve("identities");
                progress.accept("round " + round + ": ours, " + devices + " devices");
                Path own = subfolder(folder, "ours");
                try (OurFleet fleet = new OurFleet(own, devices, identities)) {
                    ours.add(FleetRun.of(fleet, identities, own, spans));
                }
                if (missing.isEmpty()) {
                    progress.accept("round " + round + ": mosquitto and PostgreSQL");
                    Path peer = subfolder(folder, "peer");
                    try (BrokerAndDatabase broker =
                            new BrokerAndDatabase(peer, own.resolve("data"))) {
                        theirs.add(FleetRun.of(broker, identities, peer, spans));
                    }
                }
            } finally {
                forget(folder);
            }
        }
        return new FleetReport(devices, spans, ours, theirs, missing.isEmpty() ? List.of()
                : List.of("mosquitto and PostgreSQL: missing " + missing));
    }

    /// A folder in another.
    static Path subfolder(Path folder, String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new BenchException("folder cannot be made: folder=" + folder.resolve(name)
                    + ", expected room", e);
        }
    }

    /// A folder for a server's files, which [#forget] takes away.
    static Path folder() {
        try {
            Path folder = Files.createTempDirectory("homeostat-fleet");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            return folder;
        } catch (IOException e) {
            throw new BenchException("no folder for a server's files, expected room for one", e);
        }
    }

    static void forget(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path one : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (IOException stays) {
            folder.toFile().deleteOnExit();
        }
    }
}
