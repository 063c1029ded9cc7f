package homeostat.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import homeostat.kernel.Span;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// What the fleet's server stands on, broken while devices speak to it: every device cut off at
/// once, the server killed, its database killed, the network parted. Each time it is counted what
/// was acknowledged and is not kept, which alarms nobody was shown, and how long it took until all
/// was as before.
public final class FleetFaults {
    private static final int FEW = 8;
    private static final int FILES_BESIDE = 500;
    private static final int STORM_HEAP_MB = 3_000;

    /// How many devices are cut off at once, how often the server is killed, and for how long what
    /// breaks stays broken.
    public record Plan(int devices, int kills, int seconds) {}

    private final Path folder;
    private final Plan plan;
    private final List<String> notes = new ArrayList<>();

    /// Its files go to `folder`.
    FleetFaults(Path folder, Plan plan) {
        this.folder = folder;
        this.plan = plan;
    }

    /// Breaks one after the other; what cannot be tried on this machine is named.
    public static FaultsReport run(Plan plan, Consumer<String> progress) {
        checkFiles(plan.devices());
        List<FaultsReport.Row> rows = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        Path folder = FleetBenchmark.folder();
        FleetFaults faults = new FleetFaults(folder, plan);
        try {
            progress.accept("cutting off " + plan.devices() + " devices at once");
            rows.add(faults.cutOff());
            progress.accept("killing the server " + plan.kills() + " times");
            rows.add(faults.killed());
            if (Postgres.missing().isEmpty()) {
                progress.accept("killing the database");
                rows.add(faults.databaseKilled(false));
                progress.accept("starting the server while its database is away");
                rows.add(faults.databaseKilled(true));
            } else {
                leftOut.add("the database killed: missing " + Postgres.missing());
            }
            if (Namespaces.missing().isEmpty()) {
                progress.accept("parting the network");
                rows.addAll(new PartitionFaults(folder, plan.seconds()).run());
            } else {
                leftOut.add("the network parted: missing " + Namespaces.missing());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while something was broken, expected to wait",
                    interrupted);
        } finally {
            FleetBenchmark.forget(folder);
        }
        return new FaultsReport(plan, rows, faults.notes, leftOut);
    }

    /// A connection takes a file at each end, and both ends may be allowed as many as this process.
    private static void checkFiles(int devices) {
        try (Stream<String> limits = Files.lines(Path.of("/proc/self/limits"))) {
            long most = limits.filter(line -> line.startsWith("Max open files"))
                    .map(line -> line.replaceAll("Max open files +(\\d+|unlimited) .*", "$1"))
                    .mapToLong(word -> word.equals("unlimited") ? Long.MAX_VALUE
                            : Long.parseLong(word)).findFirst().orElse(Long.MAX_VALUE);
            if (most < devices + FILES_BESIDE) {
                throw new BenchException("too few open files allowed: limit=" + most
                        + " devices=" + devices + ", expected a limit of "
                        + (devices + FILES_BESIDE) + ", e.g. by ulimit -n");
            }
        } catch (IOException elsewhere) {
            return; // a system that does not say so refuses when it comes to that
        }
    }

    /// All devices at once but a few, which must not feel it.
    FaultsReport.Row cutOff() throws InterruptedException {
        Path identities = folder.resolve("crowd");
        try (OurFleet fleet = new OurFleet(FleetBenchmark.subfolder(folder, "cut"),
                plan.devices(), identities, OurFleet.Site.HERE.heapMb(STORM_HEAP_MB));
                LoadCrowd crowd = new LoadCrowd(fleet, identities, new LoadPlan(plan.devices(),
                        new LoadPlan.Rhythm(Span.seconds(4), Span.minutes(2), false,
                                plan.devices())))) {
            crowd.untilAllHeard(0);
            crowd.pass(Span.seconds(plan.seconds()));
            Duration before = fleet.processorTime();
            crowd.cut();
            FaultsReport.Times times = new FaultsReport.Times(1,
                    crowd.untilAllHeard(System.nanoTime()));
            notes.add("While " + plan.devices() + " came back, 99 % of those who stayed: "
                    + crowd.standing() + ". The server took "
                    + fleet.processorTime().minus(before).toNanos() / 1_000 / plan.devices()
                    + " µs of processor time for each, what it said since among it.");
            crowd.pass(Span.seconds(plan.seconds()));
            return crowd.end(plan.devices() + " devices cut off at once", times, fleet);
        }
    }

    /// The server, again and again.
    FaultsReport.Row killed() throws InterruptedException {
        Random dice = new Random(1);
        Path identities = folder.resolve("few");
        try (OurFleet fleet = new OurFleet(FleetBenchmark.subfolder(folder, "killed"), FEW,
                identities);
                LoadCrowd crowd = new LoadCrowd(fleet, identities,
                        new LoadPlan(FEW, Span.seconds(8)))) {
            long worstNs = 0;
            for (int kill = 0; kill < plan.kills(); kill++) {
                Thread.sleep(100 + dice.nextInt(900));
                fleet.restart();
                worstNs = Math.max(worstNs, crowd.untilAllHeard(System.nanoTime()));
            }
            return crowd.end("server killed", new FaultsReport.Times(plan.kills(), worstNs),
                    fleet);
        }
    }

    /// The database behind the journal, while devices speak: nobody may be held up, be it that the
    /// server loses it or that it `isStarted` while there is none.
    FaultsReport.Row databaseKilled(boolean isStarted) throws InterruptedException {
        String fault = isStarted ? "server started without its database" : "database killed";
        Path identities = folder.resolve("beside");
        Path own = FleetBenchmark.subfolder(folder, "postgres" + isStarted);
        try (Postgres postgres = new Postgres(own);
                OurFleet fleet = new OurFleet(FleetBenchmark.subfolder(folder,
                        "database" + isStarted), FEW, identities,
                        OurFleet.Site.HERE.database(postgres.url()));
                LoadCrowd crowd = new LoadCrowd(fleet, identities,
                        new LoadPlan(FEW, Span.seconds(8)))) {
            crowd.until("the database follows", () -> devices(fleet).path("inDatabase")
                    .asLong() > 0);
            postgres.stop();
            if (isStarted) {
                fleet.restart();
            }
            crowd.until("the server says that its database is away", () -> devices(fleet)
                    .path("trouble").asText().contains("database"));
            crowd.pass(Span.seconds(plan.seconds()));
            crowd.untilAllHeard(System.nanoTime());
            postgres.start();
            long journal = devices(fleet).path("journal").asLong();
            long backNs = crowd.until("the database has caught up",
                    () -> devices(fleet).path("inDatabase").asLong() >= journal);
            return crowd.end(fault, new FaultsReport.Times(1, backNs), fleet);
        }
    }

    /// What the server says of its side towards devices.
    private static JsonNode devices(OurFleet fleet) {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return new ObjectMapper().readTree(client.send(HttpRequest.newBuilder(URI.create(
                    "http://127.0.0.1:" + fleet.consolePort() + "/api/health")).build(),
                    HttpResponse.BodyHandlers.ofString()).body()).path("devices");
        } catch (IOException | InterruptedException e) {
            throw new BenchException("server does not say how it is: port="
                    + fleet.consolePort() + ", expected its health", e);
        }
    }
}
