package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Rig;
import homeostat.kernel.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because every construct of class C must mean the same in C as in Java, and because what
/// goes wrong on the target must be told in the words of the source.
class SampleFirmware {
    private static final int STEPS = 2000;
    private static final String ASSEMBLE = "assemble homeostat.firmware.sample.Rig.assemble";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Board.class)
    void everyConstructGivesTheSameBits(Board board) {
        List<String> lines = new ArrayList<>(List.of(ASSEMBLE, "probe digest", "probe output",
                "probe types"));
        Random random = new Random(9);
        int steps = board == Board.HOST ? STEPS : STEPS / 20;
        for (int i = 0; i < steps; i++) {
            lines.add("call step " + (10 + 40 * random.nextGaussian()) + " " + i * 1000003L);
        }
        lines.add("call step NaN 7");
        FirmwareReport report = Lab.run(folder, board, List.of(Rig.class, Mode.class),
                lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
        assertEquals(4L * (steps + 1), report.outputs().words());
    }

    @Test
    void aTrapOnTheHostNamesItsLine() {
        trap(Board.HOST, 1, "index out of range at homeostat.firmware.sample.Rig.trap:");
    }

    @Test
    void aTrapOnTheBoardNamesItsLine() {
        trap(Board.MPS2_AN500, 4, "null dereference at homeostat.firmware.sample.Rig.trap:");
    }

    private void trap(Board board, int kind, String expected) {
        FirmwareReport report = Lab.run(folder, board, List.of(Rig.class, Mode.class), ASSEMBLE,
                "probe digest", "call step 7 1", "call trap 0", "call trap " + kind);

        assertFalse(report.isBitEqual());
        assertTrue(report.trap().startsWith(expected), report::text);
        assertTrue(report.reference().contains("Exception at homeostat.firmware.sample.Rig.trap"),
                report::text);
        String line = report.reference().substring(report.reference().lastIndexOf(':'));
        assertTrue(report.trap().lines().findFirst().orElseThrow().endsWith(line),
                () -> "the same line on both sides: " + report.text());
        assertEquals(4, report.outputs().words());
    }
}
