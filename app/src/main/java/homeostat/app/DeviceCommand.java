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
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat device`: a device on a workshop's bench.
@Command(description = "A device on a bench: its self-test, and the calibration of its sensors.",
        mixinStandardHelpOptions = true,
        subcommands = {DeviceCommand.Calibrate.class, DeviceCommand.Selftest.class})
final class DeviceCommand extends Group {
    /// Exit code of a device that did not pass.
    private static final int FAILED = 1;

    /// What is on the bench: the device's class files here, or an image of it.
    private static final class Bench {
        @Parameters(paramLabel = "DEVICE", description = "vad, heart, kidney or lung")
        private String device;

        @Option(names = "--firmware", description = "on an image of the device, over its serial "
                + "line")
        private boolean firmware;

        @Option(names = "--target", defaultValue = LinkedDevice.TARGET,
                description = "with --firmware: the board, in QEMU, or host "
                        + "(default: ${DEFAULT-VALUE})")
        private String target;

        TestBench bench() {
            return TestBenches.named(device);
        }

        /// The image on the bench, or null for none.
        ImageBench image() {
            TestBench bench = bench();
            return !firmware ? null : ImageBench.of(Devices.named(device), bench.assemble(),
                    LinkedDevice.board(target));
        }
    }

    /// `homeostat device selftest`.
    @Command(name = "selftest", mixinStandardHelpOptions = true,
            description = "Put a device on a bench and look at what any device must do: its "
                    + "prescription, its ranges, its fallback, and every single alarm of its "
                    + "sheet. Exit code 1 when something does not hold. Simulated signals.")
    static final class Selftest implements Callable<Integer> {
        @Mixin
        private Bench on;

        @Override
        public Integer call() {
            try (ImageBench image = on.image()) {
                return printed(image == null ? SelfTest.of(on.bench())
                        : image.selfTest(on.bench()));
            }
        }

        private static int printed(List<SelfTest.Check> checks) {
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
        @Mixin
        private Bench on;

        @Option(names = "--seed", defaultValue = "1", description = "of the sensors' errors")
        private long seed;

        @Override
        public Integer call() {
            try (ImageBench image = on.image()) {
                boolean accepted = true;
                for (Channel each : on.bench().channels()) {
                    Calibration found = Calibration.of(each, Stream.of(seed).split(each.port()));
                    System.out.print(found.text());
                    accepted &= found.isAccepted();
                    accepted &= image == null || installed(image, found);
                }
                System.out.println("simulated sensors, not for clinical use");
                return accepted ? 0 : FAILED;
            }
        }

        /// Puts what was found into the image, which corrects each reading by it before the device
        /// sees it, and looks whether it does so to the last bit.
        private static boolean installed(ImageBench image, Calibration found) {
            boolean same = image.install(found);
            System.out.printf("%-8s %-22s the image corrects its readings %s%n",
                    same ? "set" : "FAILED", found.channel().port(),
                    same ? "to the same bits" : "otherwise");
            return same;
        }
    }
}
