package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because a pump whose battery is changed must go on as the same pump: what decision 7 lets
/// survive a reset survives it on the target, word for word as on the JVM.
class ResetFirmware {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"HOST", "MPS2_AN500", "LM3S6965EVB", "RISCV32"})
    void thePancreasGoesOnAfterAResetBitByBit(Board board) {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.device.pancreas.Pancreas.assemble", "probe digest",
                "probe orderSequence 0", "probe remembered 1", "probe remembered 140",
                "call begin"));
        for (int life = 0; life < 4; life++) {
            for (int minute = 0; minute < 30; minute++) {
                lines.add("call offer 0 " + (140 + 2 * minute - 20 * life) + " 0 "
                        + minute * MINUTE);
                if (minute == 7) {
                    lines.add("call post 0 40 " + minute * MINUTE);
                }
                lines.add("call advance " + (minute * MINUTE + MINUTE / 2));
            }
            if (life == 1) {
                lines.add("call remember 2 77");
            }
            lines.add("reset");
        }
        FirmwareReport report = Lab.run(folder, board, List.of(Pancreas.class, Device.class,
                QrsDetector.class), lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
    }

    /// The full run is `./homeostat firmware run pancreas --years 20`.
    @Test
    void twoMonthsOfLifeWithResetsAreEqualBitByBit() {
        Assumptions.assumeTrue(Board.HOST.missing().isEmpty(), "not installed: gcc");
        BitComparison comparison = new BitComparison(folder, line -> { }).on(Board.HOST);

        assertEquals(List.of(), comparison.life(Lab.request(folder, Board.HOST,
                List.of(Pancreas.class, Device.class, QrsDetector.class)).classPath(),
                "homeostat.device.pancreas.Pancreas", 60));
    }
}
