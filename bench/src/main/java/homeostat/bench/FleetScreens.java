package homeostat.bench;

import homeostat.kernel.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Many screens that all look at the whole ward: what they are told, what is lost on the way, and
/// what it costs the server. The devices are those of the load, each with a certificate of its own.
public final class FleetScreens {
    private static final int WARM_UP_SECONDS_MAX = 8;
    private static final long HERE_NS = Span.seconds(5);
    private static final double NS_PER_MS = 1e6;

    /// How many screens look at how many beds, and for how long.
    public record Plan(int screens, int beds, int seconds) {}

    /// What came of it; `waves` and `texts` are of all screens together.
    ///
    /// @param wavesLost gaps in waves
    /// @param cutOff screens that the server hung up on
    /// @param processorShare of one processor that the server took
    /// @param oldestMs the longest that any screen waited for news of any bed
    public record Figures(Plan plan, long texts, long waves, long bytes, long wavesLost,
            int cutOff, double processorShare, double oldestMs) {
        /// One line each.
        public String text() {
            double seconds = plan.seconds();
            return String.format(Locale.ROOT, "screens=%d beds=%d seconds=%d%n"
                    + "told=%.0f/s waves=%.0f/s bytes=%.1fMB/s%n"
                    + "waves lost=%d screens cut off=%d%n"
                    + "processor=%.1f%% oldest=%.0fms%n", plan.screens(), plan.beds(),
                    plan.seconds(), texts / seconds, waves / seconds, bytes / seconds / 1e6,
                    wavesLost, cutOff, 100 * processorShare, oldestMs);
        }
    }

    private FleetScreens() {}

    /// Runs it with a server in a process of its own.
    public static Figures run(Plan plan, Consumer<String> progress) {
        Path folder = FleetBenchmark.folder();
        List<LoadScreen> screens = new ArrayList<>();
        Path identities = folder.resolve("crowd");
        progress.accept("starting a server for " + plan.beds() + " beds");
        try (OurFleet fleet = new OurFleet(FleetBenchmark.subfolder(folder, "screens"),
                plan.beds(), identities)) {
            LoadPlan load = new LoadPlan(plan.beds(), Span.seconds(30));
            FleetLoad.devices(load, LoadIdentities.read(identities), fleet.devicePort())
                    .forEach(device -> Thread.ofVirtual().start(device));
            load.awaitConnected();
            long warmUpNs = Span.seconds(Math.min(plan.seconds(), WARM_UP_SECONDS_MAX));
            load.begin(warmUpNs + Span.seconds(plan.seconds() + 60));
            progress.accept("opening " + plan.screens() + " screens");
            for (int i = 0; i < plan.screens(); i++) {
                LoadScreen screen = new LoadScreen(fleet.consolePort());
                screens.add(screen);
                Thread.ofVirtual().start(screen);
            }
            pass(warmUpNs, screens);
            progress.accept("looking for " + plan.seconds() + " s");
            screens.forEach(LoadScreen::begin);
            Duration before = fleet.processorTime();
            long startNs = System.nanoTime();
            pass(Span.seconds(plan.seconds()), screens);
            double share = fleet.processorTime().minus(before).toNanos()
                    / (double) (System.nanoTime() - startNs);
            List<LoadScreen.Seen> seen = screens.stream().map(LoadScreen::end).toList();
            load.end();
            return figures(plan, seen, share);
        } catch (IOException e) {
            throw new BenchException("a screen cannot look: reason=" + e.getMessage()
                    + ", expected a server that lets it", e);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted while screens looked, expected to wait",
                    interrupted);
        } finally {
            screens.forEach(LoadScreen::close);
            FleetBenchmark.forget(folder);
        }
    }

    private static Figures figures(Plan plan, List<LoadScreen.Seen> seen, double share) {
        return new Figures(plan, seen.stream().mapToLong(LoadScreen.Seen::texts).sum(),
                seen.stream().mapToLong(LoadScreen.Seen::waves).sum(),
                seen.stream().mapToLong(LoadScreen.Seen::bytes).sum(),
                seen.stream().mapToLong(LoadScreen.Seen::gaps).sum(),
                (int) seen.stream().filter(one -> !one.trouble().isEmpty()).count(), share,
                seen.stream().mapToLong(LoadScreen.Seen::oldestNs).max().orElse(0) / NS_PER_MS);
    }

    private static void pass(long spanNs, List<LoadScreen> screens)
            throws InterruptedException {
        long untilNs = System.nanoTime() + spanNs;
        for (long leftNs = spanNs; leftNs > 0; leftNs = untilNs - System.nanoTime()) {
            for (LoadScreen screen : screens) {
                screen.here();
            }
            Thread.sleep(Math.min(leftNs, HERE_NS) / 1_000_000);
        }
    }
}
