package homeostat.app;

import homeostat.bench.FaultsReport;
import homeostat.bench.FleetFaults;
import homeostat.bench.FleetScreens;
import homeostat.fleet.LinkSimulation;
import homeostat.seed.Stream;
import homeostat.wire.CHeader;
import homeostat.wire.Schema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat fleet`: what concerns the server side and no ward.
@Command(description = "the hospital's side: tried with everything going wrong",
        mixinStandardHelpOptions = true, subcommands = {
            FleetCommand.Simulate.class, FleetCommand.Faults.class, FleetCommand.Header.class,
            FleetCommand.Screens.class,
            PersonCommand.class, KeyCommand.class})
final class FleetCommand extends Group {
    /// `homeostat fleet header`.
    @Command(name = "header", description = "A C99 header for firmware: a device's telemetry, "
            + "made from its sheet.", mixinStandardHelpOptions = true)
    static final class Header implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE", description = "a device, e.g. pancreas")
        private String device;

        @Override
        public Integer call() {
            System.out.print(CHeader.of(Schema.of(
                    Devices.named(device).assembled().sheet())));
            return 0;
        }
    }

    /// `homeostat fleet simulate`.
    @Command(name = "simulate", description = {
        "Devices, gateway, link and server under one seed: loss, duplicates, reordering, cuts, "
            + "losses of power, full and failing disks, clocks that jump.",
        "Nothing acknowledged may be lost and no alarm missed."}, mixinStandardHelpOptions = true)
    static final class Simulate implements Callable<Integer> {
        private static final int RUNS_MAX = 100_000_000;

        @Option(names = "--runs", defaultValue = "1000",
                description = "how many seeds (default: ${DEFAULT-VALUE})")
        private long runs;

        @Option(names = "--seed", defaultValue = "0",
                description = "the first of them (default: ${DEFAULT-VALUE})")
        private long seed;

        @Override
        public Integer call() {
            if (runs < 1 || runs > RUNS_MAX) {
                throw new AppException("unusable option: runs=" + runs + ", expected 1 to "
                        + RUNS_MAX);
            }
            Progress progress = new Progress("simulate");
            long faults = 0;
            long frames = 0;
            long parcels = 0;
            for (long run = 0; run < runs; run++) {
                LinkSimulation.Outcome outcome =
                        LinkSimulation.run(Stream.of(seed + run)::nextInt);
                if (!outcome.broken().isEmpty()) {
                    System.out.println("broken: " + outcome.broken());
                    System.out.println("replay: ./homeostat fleet simulate --runs 1 --seed "
                            + (seed + run));
                    return 1;
                }
                faults += outcome.faults();
                frames += outcome.frames();
                parcels += outcome.parcels();
                progress.show(run + 1, runs);
            }
            System.out.println("runs=" + runs + " seeds=" + seed + ".." + (seed + runs - 1)
                    + " faults=" + faults + " parcels=" + parcels + " frames=" + frames);
            System.out.println("lost=0 duplicated=0 missed alarms=0 unheard silences=0");
            return 0;
        }
    }

    /// `homeostat fleet faults`.
    @Command(name = "faults", description = {
        "A real server, broken in earnest: all devices cut off at once, the server killed, its "
            + "database killed, the network parted.",
        "Nothing acknowledged may be lost and no alarm missed."}, mixinStandardHelpOptions = true)
    static final class Faults implements Callable<Integer> {
        private static final int DEVICES_MAX = 12_000;
        private static final int TIMES_MAX = 10_000;
        private static final int SECONDS_MAX = 3_600;

        @Option(names = {"--reconnect", "--devices"}, defaultValue = "1000",
                description = "how many are cut off at once (default: ${DEFAULT-VALUE})")
        private int devices;

        @Option(names = "--kills", defaultValue = "5",
                description = "how often the server is killed (default: ${DEFAULT-VALUE})")
        private int kills;

        @Option(names = "--seconds", defaultValue = "5",
                description = "how long the rest stays broken (default: ${DEFAULT-VALUE})")
        private int seconds;

        @Option(names = "--json", paramLabel = "FILE",
                description = "write the results for machines; - is standard output")
        private String json;

        @Override
        public Integer call() {
            check("devices", devices, DEVICES_MAX);
            check("kills", kills, TIMES_MAX);
            check("seconds", seconds, SECONDS_MAX);
            Target target = Target.of(json);
            FaultsReport report = FleetFaults.run(
                    new FleetFaults.Plan(devices, kills, seconds), System.err::println);
            if (target != null) {
                target.write(report.toJson());
            }
            if (target == null || !target.isStandardOutput()) {
                System.out.print(report.text());
            }
            return report.isSound() ? 0 : 1;
        }
    }

    /// `homeostat fleet screens`.
    @Command(name = "screens", description = {
        "Many screens that look at the whole ward at once: what they are told and lose, what that "
            + "costs the server, and how old the oldest number was."},
            mixinStandardHelpOptions = true)
    static final class Screens implements Callable<Integer> {
        private static final int SCREENS_MAX = 250;
        private static final int BEDS_MAX = 1_000;
        private static final int SECONDS_MAX = 3_600;

        @Option(names = "--screens", defaultValue = "200",
                description = "how many (default: ${DEFAULT-VALUE})")
        private int screens;

        @Option(names = "--beds", defaultValue = "64",
                description = "of a ward of so many (default: ${DEFAULT-VALUE})")
        private int beds;

        @Option(names = "--seconds", defaultValue = "30",
                description = "for how long (default: ${DEFAULT-VALUE})")
        private int seconds;

        @Override
        public Integer call() {
            check("screens", screens, SCREENS_MAX);
            check("beds", beds, BEDS_MAX);
            check("seconds", seconds, SECONDS_MAX);
            FleetScreens.Figures figures = FleetScreens.run(
                    new FleetScreens.Plan(screens, beds, seconds), System.err::println);
            System.out.print(figures.text());
            return figures.cutOff() == 0 && figures.wavesLost() == 0 ? 0 : 1;
        }
    }

    private static void check(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new AppException("unusable option: " + name + "=" + value
                    + ", expected 1 to " + max);
        }
    }
}
