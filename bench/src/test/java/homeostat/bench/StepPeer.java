package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.trial.RunRecording;
import homeostat.trial.pancreas.FaultKind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Why: the step in Rust is worth comparing with as long as it makes the same decisions to the last
/// bit, on a quiet day and whatever breaks.
final class StepPeer {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = FaultKind.class, mode = EnumSource.Mode.EXCLUDE, names = "POWER_LOSS")
    void theDeviceInRustPublishesTheSameBits(FaultKind fault) {
        Repository.assume(Rust::version);
        RunRecording recording = StepBenchmark.record("child#004", fault, 2);
        Path file = folder.resolve("day.run");
        recording.write(file);
        Sample rust = new StepPeers(Repository.home()).rust(file, 1);
        assertEquals(StepPeers.answers(new RecordedDay(recording).live().digest()),
                rust.answers(), "bench/peers/rust is behind the device: port what changed there");
    }

    @Test
    void aReplayedDayIsTheDayThatWasRecorded() {
        RunRecording recording = StepBenchmark.record("adult#001", FaultKind.NONE, 1);
        RecordedDay day = new RecordedDay(recording);
        assertEquals(day.live().digest(), day.live().digest());
        assertEquals(24 * 60 + 1, day.live().steps());
    }
}
