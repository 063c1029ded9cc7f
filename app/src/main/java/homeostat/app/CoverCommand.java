package homeostat.app;

import homeostat.cover.Mcdc;
import homeostat.cover.McdcReport;
import homeostat.firmware.BitComparison;
import homeostat.firmware.Board;
import homeostat.firmware.BranchReport;
import homeostat.firmware.BranchRun;
import homeostat.firmware.BuildOptions;
import homeostat.firmware.FirmwareRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat cover`: what the tests have shown.
@Command(description = "What the tests have shown.", mixinStandardHelpOptions = true,
        subcommands = {CoverCommand.OfConditions.class, CoverCommand.OfBranches.class})
final class CoverCommand extends Group {
    /// Exit code of coverage below the bar.
    private static final int BROKEN = 1;
    private static final List<String> CLASS_C = List.of("kernel", "signal", "device");

    /// `homeostat cover mcdc`.
    @Command(name = "mcdc", mixinStandardHelpOptions = true,
            description = "Modified condition/decision coverage of class-C code at the level of "
                    + "its Java source: the sources are instrumented apart, the compiled tests "
                    + "run on them. Fails below the bar, when a decision that is not covered has "
                    + "no reason in cover/reasons.txt, and when a reason there is for one that is "
                    + "covered or gone.")
    static final class OfConditions implements Callable<Integer> {
        @Option(names = "--modules", paramLabel = "NAMES", split = ",",
                description = "whose decisions count, by comma (default: kernel,signal,device)")
        private List<String> modules = CLASS_C;

        @Option(names = "--device", paramLabel = "NAME",
                description = "only the sources of one device's package, such as pancreas")
        private String device;

        @Option(names = "--tests", paramLabel = "NAMES", split = ",",
                description = "modules whose tests run (default: kernel,signal,device)")
        private List<String> tests = CLASS_C;

        @Option(names = "--bar", paramLabel = "PERCENT", defaultValue = "95",
                description = "least part of decisions that must be covered "
                        + "(default: ${DEFAULT-VALUE})")
        private double bar;

        @Mixin
        private Written written;

        @Override
        public Integer call() {
            if (!(bar >= 0 && bar <= 100)) {
                throw new AppException("not a percentage: option=--bar value=" + bar
                        + ", expected 0 to 100");
            }
            written.check();
            McdcReport all = Mcdc.of(Home.path(), modules, tests,
                    line -> System.err.println("homeostat: " + line));
            McdcReport report = device == null ? all
                    : all.below("device/" + Devices.named(device).word());
            written.write(report::toJson, report::html, report.text());
            List<String> faults = report.faults(bar);
            faults.forEach(fault -> System.err.println("homeostat: " + fault));
            return faults.isEmpty() ? 0 : BROKEN;
        }
    }

    /// `homeostat cover branches`.
    @Command(name = "branches", mixinStandardHelpOptions = true,
            description = "Coverage of the machine code: run a device's image in QEMU over a "
                    + "recorded run, and tell which conditional branches of class-C code did not "
                    + "go both ways, by class, method and line. A minute or so.")
    static final class OfBranches implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE",
                description = "pancreas, monitor, vad, heart, kidney or lung")
        private String device;

        @Option(names = "--target", defaultValue = "mps2-an500",
                description = "a board in QEMU (default: ${DEFAULT-VALUE})")
        private String target;

        @Option(names = "--inputs", paramLabel = "FILE",
                description = "a recorded run; by default what `firmware run` takes")
        private Path inputs;

        @Option(names = "--steps", paramLabel = "N",
                description = "instead: N steps with faults in all that comes in, as `firmware "
                        + "run` makes them")
        private Integer steps;

        @Mixin
        private Written written;

        @Override
        public Integer call() {
            if (steps != null && (steps < 1 || inputs != null)) {
                throw new AppException("not a run: steps=" + steps + " inputs=" + inputs
                        + ", expected 1 or more steps, or a recorded run");
            }
            Devices chosen = Devices.named(device);
            Board board = Board.named(target);
            written.check();
            Path folder = Home.path().resolve("out/branches")
                    .resolve(chosen.word() + "-" + board.label());
            BranchReport report = BranchRun.run(request(chosen, board, folder), chosen.word());
            written.write(report::toJson, report::html, report.text());
            return 0;
        }

        private FirmwareRequest request(Devices chosen, Board board, Path folder) {
            if (steps != null) {
                return BitComparison.faulted(ClassC.path(), chosen.factory(), steps, board,
                        folder);
            }
            Path run = inputs != null ? inputs : RecordedInputs.write(chosen, null, folder);
            return new FirmwareRequest(ClassC.path(), run, board, folder, BuildOptions.usual());
        }
    }
}
