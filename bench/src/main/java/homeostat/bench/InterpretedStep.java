package homeostat.bench;

import homeostat.trial.RunRecording;
import java.nio.file.Path;

/// A program of its own, to be run by a JVM that never compiles: what a control step costs before
/// the compiler has seen it, which for a step a minute is the first week of a device's life.
///
/// Lives the recorded day twice, the first time for the classes to be loaded, and prints the
/// processor time and the bytes of the second.
final class InterpretedStep {
    private InterpretedStep() {}

    /// `arguments[0]` is the file of the recorded day.
    public static void main(String[] arguments) {
        RecordedDay day = new RecordedDay(RunRecording.read(Path.of(arguments[0])));
        day.live();
        RecordedDay.Cost cost = day.live();
        System.out.println((double) cost.cpuNs() / cost.steps() + " "
                + (double) cost.bytes() / cost.steps());
    }
}
