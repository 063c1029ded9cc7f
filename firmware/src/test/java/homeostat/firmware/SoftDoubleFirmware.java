package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Adversary;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because Arm's library rounds some differences of doubles wrongly, and whatever else it
/// or a replacement rounds wrongly would show only on operands that look for it.
class SoftDoubleFirmware {
    private static final int PAIRS = 4_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"HOST", "MPS2_AN500", "MPS2_AN385", "MPS2_AN505",
            "RISCV32"})
    void everyRoundingIsTheJvms(Board board) {
        FirmwareReport report = Lab.run(folder, board, List.of(Adversary.class),
                "assemble homeostat.firmware.sample.Adversary.assemble",
                "call doubles " + PAIRS + " 1", "call doubles " + PAIRS + " 2",
                "call floats " + PAIRS + " 3");

        assertTrue(report.isBitEqual(), report::text);
    }
}
