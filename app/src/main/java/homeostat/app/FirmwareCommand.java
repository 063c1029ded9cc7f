package homeostat.app;

import homeostat.body.glucose.GlucosePatients;
import homeostat.firmware.Board;
import homeostat.firmware.FirmwareReport;
import homeostat.firmware.FirmwareRequest;
import homeostat.firmware.FirmwareRun;
import homeostat.kernel.Span;
import homeostat.record.SampleRecord;
import homeostat.trial.RunRecording;
import homeostat.trial.heart.HeartBed;
import homeostat.trial.heart.HeartEvent;
import homeostat.trial.monitor.MonitorBed;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import homeostat.trial.vad.VadBed;
import homeostat.trial.vad.VadCourse;
import homeostat.trial.vad.VadFaultKind;
import homeostat.trial.vad.VadPatients;
import homeostat.trial.vad.VadRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `homeostat firmware`: the same class files on bare metal.
@Command(description = "The same class files on bare metal, bit for bit.",
        mixinStandardHelpOptions = true, subcommands = FirmwareCommand.Run.class)
final class FirmwareCommand extends Group {
    /// Exit code of a run whose bits are not the JVM's.
    private static final int DIFFERENT = 1;

    /// `homeostat firmware run`.
    @Command(name = "run", mixinStandardHelpOptions = true,
            description = "Assemble a device, turn its objects and the methods they reach into "
                    + "C99, run it over recorded inputs and compare every output bit with the "
                    + "JVM's.")
    static final class Run implements Callable<Integer> {
        @Parameters(paramLabel = "DEVICE", description = "pancreas, monitor, vad or heart")
        private String device;

        @Option(names = "--target", defaultValue = "host",
                description = "host or mps2-an500, a Cortex-M7 in QEMU (default: ${DEFAULT-VALUE})")
        private String target;

        @Option(names = "--inputs", paramLabel = "FILE",
                description = "a recorded run; by default a day of adult#001, two minutes of "
                        + "a recorded heart, or a person with a heart pump bleeding")
        private Path inputs;

        @Option(names = "--compare", description = "fail when a bit differs")
        private boolean compare;

        @Option(names = "--out", paramLabel = "DIR",
                description = "where C files and image are left (default: out/firmware)")
        private Path out;

        @Override
        public Integer call() {
            Devices chosen = Devices.named(device);
            Board board = Board.named(target);
            Path folder = out != null ? out : Home.path().resolve("out/firmware")
                    .resolve(chosen.word() + "-" + board.label());
            Path run = inputs != null ? inputs : record(chosen, folder);
            FirmwareReport report = FirmwareRun.run(
                    FirmwareRequest.of(ClassC.path(), run, board, folder));
            System.out.print(report.text());
            System.out.println("files         " + Path.of("").toAbsolutePath()
                    .relativize(folder.toAbsolutePath()));
            return compare && !report.isBitEqual() ? DIFFERENT : 0;
        }

        private static Path record(Devices device, Path folder) {
            RunRecording recording = switch (device) {
                case PANCREAS -> PancreasBed.record(new TrialRun(
                        GlucosePatients.named("adult#001"), 1, FaultKind.NONE, 1,
                        Scenario.named("five-meals", "announced")));
                case MONITOR -> MonitorBed.record(SampleRecord::open, Span.minutes(2));
                case VAD -> VadBed.record(new VadRun(VadPatients.named("typical"), 1,
                        VadCourse.named("haemorrhage"), VadFaultKind.PRESSURE_JUMP));
                case HEART -> HeartBed.record(1, List.of(
                        new HeartEvent(HeartEvent.Kind.POOL, 60, 60, 300),
                        new HeartEvent(HeartEvent.Kind.LEFT_NAN, 90, 20, 0)), Span.minutes(3));
            };
            Path file = folder.resolve("inputs.run");
            try {
                Files.createDirectories(folder);
            } catch (IOException problem) {
                throw new AppException("cannot write there: folder=" + folder
                        + ", expected a folder that can be made");
            }
            recording.write(file);
            return file;
        }
    }
}
