package homeostat.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.glucose.GlucosePatients;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.trial.pancreas.FaultKind;
import homeostat.trial.pancreas.PancreasBed;
import homeostat.trial.pancreas.PancreasWorld;
import homeostat.trial.pancreas.Scenario;
import homeostat.trial.pancreas.TrialRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A recorded day is what firmware is compared with: it must hold all that the device was told.
final class RunRecordingTest {

    @TempDir
    private Path folder;

    private static TrialRun run(FaultKind fault) {
        return new TrialRun(GlucosePatients.named("child#002"), 5, fault, 1,
                Scenario.named("five-meals", "announced"));
    }

    @Test
    void replaysFromItsFileToTheSameDigest() {
        for (FaultKind fault : List.of(FaultKind.NAN, FaultKind.LOST_ACKNOWLEDGEMENT)) {
            PancreasBed bed = PancreasBed.of(run(fault), PancreasWorld.NOBODY);
            bed.live();
            Path file = folder.resolve("day.run");
            PancreasBed.record(run(fault)).write(file);
            Device replayed = Pancreas.assemble();
            RunRecording.read(file).replay(replayed);
            assertEquals(bed.host().device().digest(), replayed.digest());
        }
    }

    @Test
    void writesEveryKindOfCall() {
        String calls = String.join("\n", PancreasBed.record(run(FaultKind.NAN)).calls());
        for (String kind : List.of("stage 0 ", "confirm", "offer 0 NaN ", "post 0 45.0 ",
                "settle 0 1 1 ", "acknowledge ", "advance 61000000000")) {
            assertTrue(calls.contains(kind), kind);
        }
    }

    @Test
    void saysWhichLineIsNotOfARecordedRun() throws IOException {
        Path file = folder.resolve("bad.run");
        Files.writeString(file, "homeostat-run 1\nassemble x.Y.z\ncall advance 1\nadvance 2\n");
        TrialException refusal =
                assertThrows(TrialException.class, () -> RunRecording.read(file));
        assertTrue(refusal.getMessage().contains("line=4, expected"), refusal.getMessage());
        Files.writeString(file, "homeostat-run 2\n");
        assertThrows(TrialException.class, () -> RunRecording.read(file));
        Files.writeString(file, "homeostat-run 1\nassemble x.Y.z\ncall advance soon\n");
        RunRecording recording = RunRecording.read(file);
        TrialException call = assertThrows(TrialException.class,
                () -> recording.replay(Pancreas.assemble()));
        assertTrue(call.getMessage().contains("call=1 \"advance soon\""), call.getMessage());
    }

    @Test
    void leavesNothingHalfWrittenWhereItCannotWrite() {
        Path file = folder.resolve("missing").resolve("day.run");
        RunRecording recording = new RunRecording("x.Y.z", List.of(), "");
        assertThrows(TrialException.class, () -> recording.write(file));
        assertFalse(Files.exists(file));
    }
}
