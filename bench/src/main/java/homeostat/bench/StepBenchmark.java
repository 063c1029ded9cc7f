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
import java.util.Map;
import java.util.function.Consumer;

/// One decision of the artificial pancreas, from latching its ports to publishing its orders: the
/// device as it is, and the same device in Rust, on one recorded day.
final class StepBenchmark implements Benchmark {

    private static final int DAYS = 200;
    private static final int WARM_UP_DAYS = 400;

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
        progress.accept("living it once in an interpreter");
        List<String> interpreted = StepPeers.ours(file, List.of("-Xint"), 1, 1);
        notes.add("Ours before it is warm: "
                + BenchReport.digits(StepPeers.sample(interpreted).figure())
                + " ns a step in a JVM that only interprets, " + StepPeers.bytes(interpreted)
                + " bytes allocated in the whole day: a change of mode makes a record.");
        notes.add("Ours warm: " + StepPeers.bytes(StepPeers.ours(file, List.of(), WARM_UP_DAYS, 1))
                + " bytes allocated in the whole day.");
        Map<String, Double> expected =
                StepPeers.answers(new RecordedDay(recording).live().digest());
        List<Contender> contenders = new ArrayList<>();
        contenders.add(new Contender("ours, Java " + Runtime.version().feature(),
                "the device, a new JVM each round, warm", () -> StepPeers.sample(
                        StepPeers.ours(file, List.of(), WARM_UP_DAYS, DAYS)), expected));
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

    private static List<String> explanations() {
        return List.of(
                "Compared is the whole device: ports, sensor watch, ledgers, Kalman filter,"
                        + " five-hour prediction, guards, modes, alarms, black box, digest. The"
                        + " Rust is a port of all of it, without the checks of units that Java's"
                        + " types make when compiling.",
                "Same work: the digests over every output, order, alarm state and mode of the day"
                        + " are equal to the last bit, or no ratio is given.",
                "Each round is a new process of each; ours lives " + WARM_UP_DAYS
                        + " days before it is measured.",
                "CPU time of the calls alone, by each program's own clock; assembling the device"
                        + " does not count. " + Rounds.RATIO);
    }
}
