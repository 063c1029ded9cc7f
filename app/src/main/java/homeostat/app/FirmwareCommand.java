package homeostat.app;

import homeostat.firmware.BitComparison;
import homeostat.firmware.Board;
import homeostat.firmware.Debugger;
import homeostat.firmware.DeferredLog;
import homeostat.firmware.BuildOptions;
import homeostat.firmware.FirmwareReport;
import homeostat.firmware.FirmwareRequest;
import homeostat.firmware.FirmwareRun;
import homeostat.firmware.ImageReport;
import homeostat.firmware.PreemptiveRun;
import homeostat.firmware.ReportWriter;
import homeostat.firmware.UnprovedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat firmware`: the same class files on bare metal.
@Command(description = "The same class files on bare metal, bit for bit.",
        mixinStandardHelpOptions = true, subcommands = {FirmwareCommand.Build.class,
            FirmwareCommand.Run.class, FirmwareCommand.Report.class, FirmwareCommand.Fuzz.class,
            FirmwareCommand.Debug.class, FirmwareCommand.Log.class,
            FirmwareCommand.Library.class, FirmwareCommand.Endurance.class})
final class FirmwareCommand extends Group {
    /// Exit code of a run whose bits are not the JVM's, and of an image over its budget.
    private static final int BROKEN = 1;
    private static final double DAYS_A_YEAR = 365.25;
    private static final String TARGETS = "host, mps2-an500 (Cortex-M7), mps2-an386 (M4), "
            + "mps2-an385 (M3), lm3s6965evb (M3), mps2-an505 (M33) or riscv32, all but the first "
            + "in QEMU (default: mps2-an500; of run and library, host)";

    /// What a device is built for, and where the files go.
    private abstract static class OfDevice implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE",
                description = "pancreas, monitor, vad, heart, kidney or lung")
        private String device;

        @Option(names = "--target", paramLabel = "T", description = TARGETS)
        private String target;

        @Option(names = "--inputs", paramLabel = "FILE",
                description = "a recorded run; by default a day of adult#001, or two minutes of "
                        + "a recorded heart")
        private Path inputs;

        @Option(names = "--record", paramLabel = "FILE",
                description = "for the monitor: a whole WFDB record, by its header file")
        private Path record;

        @Option(names = "--out", paramLabel = "DIR",
                description = "where C files and image are left (default: out/firmware)")
        private Path out;

        @Option(names = "--foreign", paramLabel = "FILE",
                description = "a C file that takes the place of its twin in Java; may be repeated")
        private List<Path> foreign = List.of();

        @Option(names = "--unproved",
                description = "look at the C of a device that breaks a rule of class C: every "
                        + "check stays, and the image says that it is unproved")
        private boolean unproved;

        private final String usualTarget;

        /// On a board unless another is named.
        OfDevice() {
            this("mps2-an500");
        }

        OfDevice(String usualTarget) {
            this.usualTarget = usualTarget;
        }

        /// Does it, or says in one sentence why there is no image of this device.
        @Override
        public final Integer call() {
            try {
                return work();
            } catch (UnprovedException refusal) {
                System.err.println("homeostat: " + refusal.getMessage());
                return BROKEN;
            }
        }

        abstract int work();

        final Devices chosen() {
            return Devices.named(device);
        }

        final Board board() {
            return Board.named(target != null ? target : usualTarget);
        }

        final Path folder(Board board) {
            return out != null ? out : Home.path().resolve("out/firmware")
                    .resolve(chosen().word() + "-" + board.label());
        }

        final FirmwareRequest request(Board board) {
            Path folder = folder(board);
            Path run = inputs != null ? inputs
                    : RecordedInputs.write(chosen(), record, folder);
            BuildOptions options = BuildOptions.usual().withForeign(foreign);
            return new FirmwareRequest(ClassC.path(), run, board, folder,
                    unproved ? options.unproved() : options);
        }

        static String shown(Path folder) {
            return "files         " + Path.of("").toAbsolutePath()
                    .relativize(folder.toAbsolutePath());
        }
    }

    /// `homeostat firmware build`.
    @Command(name = "build", mixinStandardHelpOptions = true,
            description = "Assemble a device, turn its objects and the methods they reach into "
                    + "C99, build the image, and refuse it when it is over the sheet's budget.")
    static final class Build extends OfDevice {
        @Override
        int work() {
            Board board = board();
            ImageReport report = FirmwareRun.report(request(board), chosen().word());
            System.out.print(report.run().text());
            System.out.println(shown(folder(board)));
            report.exceeded().forEach(sentence -> System.err.println("homeostat: " + sentence));
            return report.exceeded().isEmpty() && report.run().isBitEqual() ? 0 : BROKEN;
        }
    }

    /// `homeostat firmware run`.
    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Run the image over recorded inputs, or a device for many steps with "
                    + "faults, and compare every output bit with the JVM's.")
    static final class Run extends OfDevice {
        @Option(names = "--compare", description = "fail when a bit differs")
        private boolean compare;

        @Option(names = "--steps", paramLabel = "N",
                description = "instead of recorded inputs: N steps with faults, on the JVM's "
                        + "interpreter and both its compilers, the host's compilers and the target")
        private Integer steps;

        @Option(names = "--years", paramLabel = "N",
                description = "instead: N years of the device's life, with faults, and resets and "
                        + "power lost in the middle of a write about once a month")
        private Double years;

        @Option(names = "--preempt", paramLabel = "N",
                description = "tasks as interrupts on one stack: N times with a timer that is "
                        + "shaken; 0 is once, preempted at every call and return, which is slow")
        private Integer shakes;

        @Option(names = "--all-targets", description = "with --steps: on every target")
        private boolean everywhere;

        Run() {
            super("host");
        }

        @Override
        int work() {
            Board board = board();
            if (steps != null) {
                return exercise(board);
            }
            if (everywhere) {
                throw new AppException("--all-targets stands alone: option=--all-targets, "
                        + "expected --steps N beside it");
            }
            if (years != null) {
                return live(board);
            }
            if (shakes != null) {
                return shake(request(board));
            }
            FirmwareReport report = FirmwareRun.run(request(board));
            System.out.print(report.text());
            System.out.println(shown(folder(board)));
            return compare && !report.isBitEqual() ? BROKEN : 0;
        }

        private int live(Board board) {
            int days = (int) Math.round(years * DAYS_A_YEAR);
            checkCount("--years", days);
            BitComparison comparison = new BitComparison(folder(board).resolve("life"),
                    System.out::println).on(board);
            return verdict(comparison.life(ClassC.path(), chosen().factory(), days));
        }

        private int shake(FirmwareRequest request) {
            if (shakes != 0) {
                checkCount("--preempt", shakes);
            }
            List<PreemptiveRun.Outcome> outcomes = shakes == 0
                    ? List.of(PreemptiveRun.atBoundaries(request))
                    : PreemptiveRun.shaken(request, shakes);
            outcomes.forEach(each -> System.out.println(each.text()));
            return outcomes.stream().allMatch(each -> each.report().isBitEqual()) ? 0 : BROKEN;
        }

        private int exercise(Board board) {
            checkCount("--steps", steps);
            BitComparison comparison = comparison(folder(board).resolve("steps"), everywhere
                    ? List.of(Board.values()) : List.of(board));
            return verdict(comparison.steps(ClassC.path(), chosen().factory(), steps));
        }
    }

    /// `homeostat firmware report`.
    @Command(name = "report", mixinStandardHelpOptions = true,
            description = "Flash, RAM by part, worst stack, instructions a step, checks left and "
                    + "the layout of every class, against the sheet's budget.")
    static final class Report extends OfDevice {
        @Mixin
        private Written written;

        @Override
        int work() {
            written.check();
            ImageReport report = FirmwareRun.report(request(board()), chosen().word());
            written.write(() -> ReportWriter.json(report), () -> ReportWriter.html(report),
                    ReportWriter.text(report));
            return report.exceeded().isEmpty() ? 0 : BROKEN;
        }
    }

    /// `homeostat firmware debug`.
    @Command(name = "debug", mixinStandardHelpOptions = true,
            description = "Open gdb on the image in the emulator, at lines of Java. Without "
                    + "--break it waits at the start and asks.")
    static final class Debug extends OfDevice {
        @Option(names = "--break", paramLabel = "FILE:LINE",
                description = "stop there once and say who called, as Duty.java:60")
        private String place;

        @Override
        int work() {
            if (place != null && !place.matches("[A-Za-z0-9_]+\\.java:[1-9][0-9]{0,5}")) {
                throw new AppException("not a place: option=--break value=" + place
                        + ", expected a file and a line, as Duty.java:60");
            }
            System.out.print(Debugger.open(request(board()),
                    Debugger.sourcesUnder(Home.path()), place == null ? List.of()
                            : List.of("break " + place, "continue", "backtrace", "kill")));
            return 0;
        }
    }

    /// `homeostat firmware log`.
    @Command(name = "log", mixinStandardHelpOptions = true,
            description = "Put the words back into what the image logged in its last run: they "
                    + "are in the ELF, not in flash.")
    static final class Log extends OfDevice {
        @Override
        int work() {
            Board board = board();
            Path console = folder(board).resolve("console.txt");
            try {
                DeferredLog.decode(folder(board), board, Files.readAllLines(console))
                        .forEach(System.out::println);
            } catch (IOException problem) {
                throw new AppException("no run to read: file=" + console
                        + ", expected what ./homeostat firmware run leaves there");
            }
            return 0;
        }
    }

    /// `homeostat firmware library`.
    @Command(name = "library", mixinStandardHelpOptions = true,
            description = "Make an archive of a device that programs in C and Rust link, with its "
                    + "header, its binding, and the names of the drivers that it wants.")
    static final class Library extends OfDevice {
        Library() {
            super("host");
        }

        @Override
        int work() {
            Board board = board();
            Path archive = LinkedDevice.library(chosen(), board, folder(board).resolve("library"));
            System.out.printf("archive       %s for %s%n", archive.getFileName(), board.title());
            System.out.printf("for C         %s.h%n", chosen().word());
            System.out.printf("for Rust      %s.rs%n", chosen().word());
            System.out.println(shown(archive.getParent()));
            return 0;
        }
    }

    /// `homeostat firmware endurance`.
    @Command(name = "endurance", mixinStandardHelpOptions = true,
            description = "How long the flash or EEPROM on the device's sheet stands what the "
                    + "device saves on a recorded day. Exit code 1 when it is less than the sheet "
                    + "promises.")
    static final class Endurance implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE", description = "pancreas")
        private String device;

        @Override
        public Integer call() {
            Wear wear = Wear.of(Devices.named(device));
            System.out.print(wear.text());
            return wear.isKept() ? 0 : BROKEN;
        }
    }

    /// `homeostat firmware fuzz`.
    @Command(name = "fuzz", mixinStandardHelpOptions = true,
            description = "Generate Java programs and compare what they compute on the JVM's "
                    + "interpreter and compilers, the host's C compilers and every target.")
    static final class Fuzz implements Callable<Integer> {
        @Option(names = "--programs", paramLabel = "N", defaultValue = "100",
                description = "how many (default: ${DEFAULT-VALUE})")
        private int programs;

        @Option(names = "--functions", paramLabel = "N", defaultValue = "0",
                description = "instead: every elementary function on N inputs")
        private int functions;

        @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
                description = "the same programs for the same seed (default: ${DEFAULT-VALUE})")
        private long seed;

        @Option(names = "--target", paramLabel = "T",
                description = "one target only, host among them (default: all)")
        private String target;

        @Override
        public Integer call() {
            checkCount("--programs", programs);
            BitComparison comparison = comparison(Home.path().resolve("out/firmware/fuzz"),
                    target == null ? List.of(Board.values()) : List.of(Board.named(target)));
            return verdict(functions > 0 ? comparison.functions(ClassC.path(), functions)
                    : comparison.programs(seed, programs));
        }
    }

    private static void checkCount(String option, int count) {
        if (count < 1) {
            throw new AppException("not a count: option=" + option + " value=" + count
                    + ", expected at least 1");
        }
    }

    private static BitComparison comparison(Path folder, List<Board> boards) {
        BitComparison comparison = new BitComparison(folder, System.out::println);
        for (Board board : boards) {
            if (board == Board.HOST) {
                comparison.onHost(Arrays.asList("-O0", "-O1", "-O2", "-O3"));
            } else {
                comparison.on(board);
            }
        }
        return comparison;
    }

    private static int verdict(List<String> differences) {
        System.out.println(differences.isEmpty() ? "compared: every bit equal everywhere"
                : "compared: " + differences.size() + " differences");
        return differences.isEmpty() ? 0 : BROKEN;
    }
}
