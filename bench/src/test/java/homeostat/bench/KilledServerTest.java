package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Span;
import homeostat.seed.Stream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A simulation has the disk that we imagine; here the whole server is killed while devices speak
/// to it, and started again. `-Dhomeostat.kills=200` does it more often.
final class KilledServerTest {
    private static final int KILLS = Integer.getInteger("homeostat.kills", 1);
    private static final int DEVICES = 8;
    private static final long FOR_EVER_NS = Span.hours(24);
    private static final long HEARD_NS_MAX = Span.minutes(1);

    @Test
    void whatAKilledServerAcknowledgedIsThereAndTheRestComesAgain(@TempDir Path folder,
            TestReporter reporter) throws Exception {
        Stream dice = Stream.of(1).split("kills");
        Path identities = folder.resolve("identities");
        try (OurFleet fleet = new OurFleet(folder, DEVICES, identities)) {
            LoadPlan plan = new LoadPlan(DEVICES, Span.seconds(8));
            List<LoadDevice> devices = FleetLoad.devices(plan, LoadIdentities.read(identities),
                    fleet.devicePort());
            devices.forEach(device -> Thread.ofVirtual().start(device));
            plan.awaitConnected();
            plan.begin(FOR_EVER_NS);
            long worstMs = 0;
            for (int kill = 0; kill < KILLS; kill++) {
                Thread.sleep(100 + dice.nextInt(900));
                fleet.restart();
                worstMs = Math.max(worstMs, untilHeard(plan));
            }
            plan.end();
            plan.awaitEnded();
            assertTrue(devices.stream().allMatch(LoadDevice::isDone));
            Path acknowledged = folder.resolve("acknowledged");
            FleetLoad.write(devices, acknowledged);
            assertTrue(Files.size(acknowledged) > 0);
            assertEquals(0, FleetRun.lost(acknowledged, fleet.kept()));
            reporter.publishEntry("kills=" + KILLS + " worst ms from listening to acknowledging",
                    Long.toString(worstMs));
        }
    }

    /// How long a server that listens again takes to acknowledge something, ms.
    private static long untilHeard(LoadPlan plan) throws InterruptedException {
        long startNs = System.nanoTime();
        int before = plan.latencies().acknowledgedCount();
        while (plan.latencies().acknowledgedCount() == before) {
            assertTrue(System.nanoTime() - startNs < HEARD_NS_MAX,
                    () -> "nothing was acknowledged for a minute: " + plan.latencies().refusal());
            Thread.sleep(5);
        }
        return (System.nanoTime() - startNs) / 1_000_000;
    }
}
