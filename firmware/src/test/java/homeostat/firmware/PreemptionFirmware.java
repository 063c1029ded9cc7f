package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.pancreas.Pancreas;
import homeostat.firmware.sample.Rates;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because tasks of several rates interrupt one another on the target and never do on the
/// JVM: wherever the interrupts come, not one bit may differ.
class PreemptionFirmware {
    private static final long MS = 1_000_000L;
    private static final int SEEDS = Integer.getInteger("homeostat.shakes", 2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "LM3S6965EVB", "MPS2_AN505",
        "RISCV32"})
    void aShakenTimerChangesNoBit(Board board) {
        long deepest = 0;
        for (PreemptiveRun.Outcome each : PreemptiveRun.shaken(
                request(board, multiRate(60, false)), SEEDS)) {
            assertTrue(each.report().isBitEqual(), each::text);
            assertTrue(each.preemptions() > 100, each::text);
            deepest = Math.max(deepest, each.deepest());
        }
        assertTrue(deepest >= 3, "steps at once: " + deepest);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "RISCV32"})
    void preemptionAtEveryCallAndReturnChangesNoBit(Board board) {
        PreemptiveRun.Outcome outcome = PreemptiveRun.atBoundaries(
                request(board, multiRate(25, false)));

        assertTrue(outcome.report().isBitEqual(), outcome::text);
        assertTrue(outcome.preemptions() > 5_000, outcome::text);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "RISCV32"})
    void aTrapInAStepThatInterruptsAnotherEndsThatStepOnly(Board board) {
        List<String> lines = multiRate(40, false);
        for (int i = 0; i < 60; i++) {
            lines.add("call offer 0 -49 0 " + (400 + i) * MS);
            lines.add("call advance " + (400 + i) * MS);
        }
        PreemptiveRun.Outcome outcome = PreemptiveRun.shaken(
                request(board, lines), 1).getFirst();

        assertTrue(outcome.report().isBitEqual(), outcome::text);
        assertEquals(1, outcome.report().caught().size(), outcome.report()::text);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "RISCV32"})
    void aStepThatMissesItsDeadlineIsEndedAndItsTaskDistrusted(Board board) {
        PreemptiveRun.Outcome outcome = PreemptiveRun.shaken(
                request(board, multiRate(90, true)), 1).getFirst();

        assertTrue(outcome.report().isBitEqual(), outcome::text);
        assertEquals(1, outcome.abandoned(), outcome::text);
    }

    @Test
    void aDeviceOfOneTaskRunsAsWell() {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.device.pancreas.Pancreas.assemble", "probe digest"));
        for (int minute = 0; minute < 120; minute++) {
            lines.add("call offer 0 " + (100 + minute % 37) + ".5 0 " + minute * 60_000 * MS);
            lines.add("call advance " + minute * 60_000 * MS);
        }
        PreemptiveRun.Outcome outcome = PreemptiveRun.shaken(
                request(Board.MPS2_AN500, lines), 1).getFirst();

        assertTrue(outcome.report().isBitEqual(), outcome::text);
    }

    @Test
    void aBoardWithoutSuchInterruptsIsRefused() {
        FirmwareRequest request = request(Board.HOST, multiRate(2, false));

        assertTrue(assertThrows(FirmwareException.class, () -> PreemptiveRun.atBoundaries(request))
                .getMessage().startsWith("tasks are no interrupts there: target=host"));
    }

    /// Pressure each 3 ms; with `late` a supervisor that dawdles and is found late.
    private static List<String> multiRate(int rounds, boolean late) {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.Rates.assemble", "probe digest",
                "probe nextEventNs", "probe isDistrusted 3", "probe outputBase 0",
                "probe remembered 1", "probe remembered 9", "call begin"));
        Random random = new Random(3);
        long now = 0;
        for (int i = 0; i < rounds; i++) {
            double mmHg = late && i < 40 ? 250 : 80 + 60 * random.nextGaussian();
            lines.add("call offer 0 " + mmHg + " " + (i % 17 == 5 ? 4 : 0) + " " + now);
            now += (1 + random.nextInt(20)) * MS / 2;
            if (late && now > 90 * MS && now < 100 * MS) {
                now = 200 * MS;
                lines.add("call advance " + (now - 1));
                lines.add("call overran 3 " + now);
            }
            lines.add("call advance " + now);
        }
        return lines;
    }

    private FirmwareRequest request(Board board, List<String> lines) {
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        return Lab.request(folder, board, List.of(Rates.class, Pancreas.class, Device.class,
                QrsDetector.class), lines.toArray(String[]::new));
    }
}
