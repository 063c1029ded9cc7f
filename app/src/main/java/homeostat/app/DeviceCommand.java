package homeostat.app;

import homeostat.seed.Stream;
import homeostat.trial.service.Calibration;
import homeostat.trial.service.Channel;
import homeostat.trial.service.SelfTest;
import homeostat.trial.service.TestBench;
import homeostat.trial.service.TestBenches;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat device`: a device on a workshop's bench.
@Command(description = "A device on a bench: its self-test, and the calibration of its sensors.",
        mixinStandardHelpOptions = true,
        subcommands = {DeviceCommand.Calibrate.class, DeviceCommand.Selftest.class})
final class DeviceCommand extends Group {
    /// Exit code of a device that did not pass.
    private static final int FAILED = 1;

    /// `homeostat device selftest`.
    @Command(name = "selftest", mixinStandardHelpOptions = true,
            description = "Put a device on a bench and look at what any device must do: its "
                    + "prescription, its ranges, its fallback, and every single alarm of its "
                    + "sheet. Exit code 1 when something does not hold. Simulated signals.")
    static final class Selftest implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE", description = "vad, heart, kidney or lung")
        private String device;

        @Override
        public Integer call() {
            List<SelfTest.Check> checks = SelfTest.of(TestBenches.named(device));
            for (SelfTest.Check each : checks) {
                System.out.printf("%-6s %s%n", each.held() ? "held" : "FAILED", each.what());
            }
            long held = checks.stream().filter(SelfTest.Check::held).count();
            System.out.printf("%d of %d held; simulated signals, not for clinical use%n", held,
                    checks.size());
            return held == checks.size() ? 0 : FAILED;
        }
    }

    /// `homeostat device calibrate`.
    @Command(name = "calibrate", mixinStandardHelpOptions = true,
            description = "Put a device's sensors to references, find offset and gain, and check "
                    + "what is left. Exit code 1 when one is not accepted. Simulated sensors.")
    static final class Calibrate implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE", description = "vad, heart, kidney or lung")
        private String device;

        @Option(names = "--seed", defaultValue = "1", description = "of the sensors' errors")
        private long seed;

        @Override
        public Integer call() {
            TestBench bench = TestBenches.named(device);
            boolean accepted = true;
            for (Channel each : bench.channels()) {
                Calibration found = Calibration.of(each, Stream.of(seed).split(each.port()));
                System.out.print(found.text());
                accepted &= found.isAccepted();
            }
            System.out.println("simulated sensors, not for clinical use");
            return accepted ? 0 : FAILED;
        }
    }
}
