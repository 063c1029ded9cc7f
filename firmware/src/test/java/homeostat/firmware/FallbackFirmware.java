package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Brittle;
import homeostat.kernel.Device;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because failure is a mode: a step that traps half way must leave the target in the very
/// state in which it leaves the JVM, with the fallback in charge.
class FallbackFirmware {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"HOST", "MPS2_AN500", "RISCV32"})
    void aTrapInAStepHandsOverToTheFallback(Board board) {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.Brittle.assemble", "probe digest",
                "probe isDistrusted 0"));
        for (int minute = 0; minute < 60; minute++) {
            lines.add("call offer 0 " + (110.5 - minute) + " 0 " + minute * MINUTE);
            lines.add("call advance " + (minute * MINUTE + MINUTE / 2));
        }
        FirmwareReport report = Lab.run(folder, board, List.of(Brittle.class, Device.class),
                lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
        assertEquals(1, report.caught().size(), report::text);
        assertTrue(report.caught().getFirst().contains("from homeostat.kernel.TrapBoundary.holds:"),
                report::text);
        assertTrue(report.caught().getFirst().contains("from homeostat.kernel.Device.advance:"),
                report::text);
        assertTrue(report.caught().getFirst().startsWith(
                "index out of range at homeostat.firmware.sample.Brittle$Control.step:"),
                report::text);
    }
}
