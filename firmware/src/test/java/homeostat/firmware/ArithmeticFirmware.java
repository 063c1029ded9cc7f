package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Corpus;
import homeostat.firmware.sample.Functions;
import homeostat.kernel.Elementary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because C leaves undefined or to the processor what Java defines: overflow, shifts,
/// division, conversions, NaN.
class ArithmeticFirmware {
    private static final int FUNCTIONS = 19;
    private static final int INPUTS = 2_000;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class,
            names = {"HOST", "MPS2_AN500", "MPS2_AN385", "RISCV32"})
    void everyOperatorGivesTheSameBitsOnEdgeOperands(Board board) {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.Corpus.assemble", "call ints", "call longs",
                "call doubles", "call floats", "call bits", "call exact"));
        for (int i = 0; i < 200; i++) {
            lines.add("call shuffles " + (i * 37 - 500));
        }
        FirmwareReport report = Lab.run(folder, board, List.of(Corpus.class),
                lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class,
            names = {"HOST", "MPS2_AN500", "MPS2_AN386", "RISCV32"})
    void everyElementaryFunctionGivesTheSameBits(Board board) {
        List<String> lines = new ArrayList<>(
                List.of("assemble homeostat.firmware.sample.Functions.assemble"));
        for (int function = 0; function < FUNCTIONS; function++) {
            lines.add("call fold " + function + " "
                    + (board == Board.HOST ? INPUTS : INPUTS / 20) + " " + (function * 7919 + 1));
        }
        FirmwareReport report = Lab.run(folder, board, List.of(Functions.class, Elementary.class),
                lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
        assertEquals(FUNCTIONS, report.outputs().words());
    }
}
