package homeostat.bench;

import homeostat.body.glucose.GlucosePatients;
import homeostat.trial.RunRecording;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// One decision of the artificial pancreas, from latching its ports to publishing its orders: the
/// device as it is, and the same device in Rust, on one recorded day.
final class StepBenchmark implements Benchmark {

    private static final int DAYS = 200;
    private static final int WARM_UPS = 2;
    private static final long SECONDS_MAX = 120;

    @Override
    public String name() {
        return "step";
    }

    @Override
    public String purpose() {
        return "a control step of the artificial pancreas: Java and Rust";
    }

    @Override
    public BenchReport run(BenchRequest request, Consumer<String> progress) {
        List<String> leftOut = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        progress.accept("recording a day");
        RunRecording recording = record("adult#001", FaultKind.NONE, 1);
        Path file = written(recording, request.home());
        RecordedDay day = new RecordedDay(recording);
        progress.accept("warming up");
        for (int i = 0; i < WARM_UPS; i++) {
            live(day);
        }
        RecordedDay.Cost warm = day.live();
        notes.add(String.format(Locale.ROOT, "Ours, warm: %d bytes allocated in a day of %d"
                + " steps, all by changes of mode.", warm.bytes(), warm.steps()));
        notes.add(interpreted(file));
        Map<String, Double> expected = StepPeers.answers(warm.digest());
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                "the device, warm JVM", () -> live(day), expected));
        StepPeers peers = new StepPeers(request.home());
        try {
            Rust.program(request.home(), "step");
            contenders.add(new Contender(Rust.version(), "the whole device, ported",
                    () -> peers.rust(file, DAYS), expected));
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        List<BenchReport.Row> rows =
                new Rounds(contenders, leftOut, 0).run(request.rounds(), progress);
        notes.addAll(explanations());
        return new BenchReport(name(), "the artificial pancreas lives a recorded day of adult#001 "
                + DAYS + " times, " + request.rounds() + " rounds in turn",
                "nanoseconds of CPU time a control step", false, rows, leftOut, notes);
    }

    /// What was done to the device of a bed while it lived through a trial.
    static RunRecording record(String patient, FaultKind fault, int days) {
        return PancreasBed.record(new TrialRun(GlucosePatients.named(patient), 1, fault, days,
                Scenario.named("five-meals", "announced")));
    }

    private static Path written(RunRecording recording, Path home) {
        Path folder = home.resolve("bench/target/peers");
        try {
            Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new BenchException("cannot keep the recorded day: folder=" + folder
                    + ", expected one that can be written to", refused);
        }
        Path file = folder.resolve("day.run");
        recording.write(file);
        return file;
    }

    private static Sample live(RecordedDay day) {
        long cpuNs = 0;
        long steps = 0;
        long digest = 0;
        for (int i = 0; i < DAYS; i++) {
            RecordedDay.Cost cost = day.live();
            cpuNs += cost.cpuNs();
            steps += cost.steps();
            digest = cost.digest();
        }
        return new Sample((double) cpuNs / steps, StepPeers.answers(digest));
    }

    private static String interpreted(Path recording) {
        try {
            String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            String[] words = Child.run(SECONDS_MAX, List.of(java, "-Xint", "-XX:+UseSerialGC",
                    "-cp", System.getProperty("java.class.path"),
                    InterpretedStep.class.getName(), recording.toString()))
                    .getFirst().split(" ");
            return String.format(Locale.ROOT, "Ours before it is warm: %s ns and %s bytes a step in"
                    + " a JVM that only interprets.",
                    BenchReport.digits(Double.parseDouble(words[0])),
                    BenchReport.digits(Double.parseDouble(words[1])));
        } catch (BenchException missing) {
            return "Ours before it is warm: not measured, " + missing.getMessage();
        }
    }

    private static List<String> explanations() {
        return List.of(
                "Compared is the whole device: ports, sensor watch, ledgers, Kalman filter,"
                        + " five-hour prediction, guards, modes, alarms, black box, digest. The"
                        + " Rust is a port of all of it, without the checks of units that Java's"
                        + " types make when compiling.",
                "Same work: the digests over every output, order, alarm state and mode of the day"
                        + " are equal to the last bit, or no ratio is given.",
                "CPU time of the calls alone, by each program's own clock; assembling the device"
                        + " does not count. The ratio is the median of the rounds' ratios.");
    }
}
