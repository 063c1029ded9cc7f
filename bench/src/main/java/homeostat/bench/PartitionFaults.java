package homeostat.bench;

import homeostat.kernel.Span;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.Parcel;
import homeostat.wire.Ranges;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A gateway in one network and the fleet in another, and the only cable between them pulled out,
/// or made to swallow what goes one way: the two ways that look alike from one end.
final class PartitionFaults {
    private static final int GATEWAY_HEAP_MB = 200;
    private static final long PATIENCE_NS = Span.minutes(1);
    private static final long WAITING_MAX = 10;
    private static final long LOOK_MS = 5;

    /// What a process said last, read on a thread of its own.
    private static final class Heard {
        private volatile String last = "";

        Heard(Service service) {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        last = service.line();
                    }
                } catch (BenchException ended) {
                    return; // what it said last stays
                }
            });
        }

        boolean says(String word) {
            return (last + " ").contains(word + " ");
        }

        long number(String name) {
            int at = last.indexOf(name + "=");
            return at < 0 ? Long.MAX_VALUE
                    : Long.parseLong(last.substring(at + name.length() + 1).split(" ")[0]);
        }
    }

    private final Path folder;
    private final long brokenNs;

    PartitionFaults(Path folder, int seconds) {
        this.folder = folder;
        this.brokenNs = Span.seconds(seconds);
    }

    /// One after the other: the cable out, answers swallowed, telemetry swallowed.
    List<FaultsReport.Row> run() throws InterruptedException {
        Path own = FleetBenchmark.subfolder(folder, "parted");
        Path identities = own.resolve("identities");
        try (Namespaces networks = new Namespaces();
                OurFleet fleet = new OurFleet(own, 1, identities, new OurFleet.Site(
                        FleetServer.NONE, networks.address(), networks.atServer(),
                        2 * GATEWAY_HEAP_MB));
                Service bedside = Service.java(own,
                        new Service.Host(GATEWAY_HEAP_MB, networks.atGateway()),
                        PartitionedGateway.class, identities.toString(), networks.address(),
                        Integer.toString(fleet.devicePort()),
                        own.resolve("outbox").toString())) {
            Heard gateway = new Heard(bedside);
            Heard screen = new Heard(fleet.service());
            until("the gateway is linked", () -> isWhole(gateway, screen));
            List<Long> took = new ArrayList<>();
            for (Consumer<Boolean> fault : List.<Consumer<Boolean>>of(networks::cut,
                    networks::swallowAnswers, networks::swallowTelemetry)) {
                fault.accept(true);
                until("the bedside says that its link is lost", () -> gateway.says("lost=true"));
                until("the fleet says that it hears nothing", () -> screen.says("silent=true"));
                Thread.sleep(brokenNs / Span.milliseconds(1));
                fault.accept(false);
                took.add(until("all is as before", () -> isWhole(gateway, screen)));
            }
            bedside.say("end");
            until("all is told", () -> gateway.says("told=" + gateway.number("told")));
            long lost = lost(fleet, gateway.number("told"));
            return List.of(row("network cable pulled out", took.get(0), lost),
                    row("network swallows what the server sends", took.get(1), lost),
                    row("network swallows what the gateway sends", took.get(2), lost));
        }
    }

    private static FaultsReport.Row row(String fault, long tookNs, long lost) {
        return new FaultsReport.Row(fault, new FaultsReport.Times(1, tookNs), lost, 0);
    }

    /// Linked, nearly nothing waits, and the screen shows the alarm as it is at the bedside.
    private static boolean isWhole(Heard gateway, Heard screen) {
        return gateway.says("linked=true") && gateway.number("waiting") < WAITING_MAX
                && screen.says("live=true")
                && gateway.says("active=true") == screen.says("active=true");
    }

    private interface Condition {
        boolean holds();
    }

    private static long until(String what, Condition condition) throws InterruptedException {
        long startNs = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - startNs > PATIENCE_NS) {
                throw new BenchException("never came true: \"" + what + "\", expected it within "
                        + PATIENCE_NS / Span.seconds(1) + " s");
            }
            Thread.sleep(LOOK_MS);
        }
        return System.nanoTime() - startNs;
    }

    /// How much of what the bed told is not in the journal, or is there twice.
    private static long lost(OurFleet fleet, long told) {
        Ranges kept = new Ranges();
        long[] twice = new long[1];
        Predicate<Frame> isNew = frame -> kept.add(frame.header().sequence());
        fleet.forEach(entry -> {
            for (Parcel.Item item : entry.parcel().items()) {
                twice[0] += isNew.test(FrameReader.read(item.frame())) ? 0 : 1;
            }
        });
        long lost = twice[0];
        for (long number = 1; number <= told; number++) {
            lost += kept.contains(number) ? 0 : 1;
        }
        return lost;
    }
}
