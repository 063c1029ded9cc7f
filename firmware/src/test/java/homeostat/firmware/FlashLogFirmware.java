package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.FlashRig;
import homeostat.kernel.FlashLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because the log in flash must be readable after power went at any write, on the target as
/// on the JVM: every operation of a cycle through all sectors, undone, done by halves.
class FlashLogFirmware {
    private static final int OPERATIONS = 130;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"HOST", "MPS2_AN500", "LM3S6965EVB"})
    void powerLostAtAnyWriteLeavesTheLogReadable(Board board) throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.FlashRig.assemble", "probe digest"));
        for (int torn = 0; torn < 3; torn++) {
            for (int cut = 0; cut < OPERATIONS; cut++) {
                lines.add("call survive " + cut + " " + torn);
            }
        }
        FirmwareReport report = Lab.run(folder, board, List.of(FlashRig.class, FlashLog.class),
                lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
        ByteBuffer outputs = OutputDifference.words(
                folder.resolve(board.label()).resolve("outputs.bin"));
        for (int i = 0; i < 3 * OPERATIONS; i++) {
            long held = outputs.getLong();
            outputs.getLong();
            assertTrue(held >= 0, "call " + i);
        }
    }

    @Test
    void theLogInCHoldsTheSameBitsAndKeepsToItsBudget() throws IOException {
        Assumptions.assumeTrue(Board.HOST.missing().isEmpty(), "not installed: gcc");
        for (String file : List.of("flash.h", "flash_log.c", "flash_model.h",
                "driver_flash_model.c")) {
            Files.writeString(folder.resolve(file), FirmwareBuild.resource(file));
        }
        try (var rig = getClass().getResourceAsStream("flash_rig.c")) {
            Files.write(folder.resolve("flash_rig.c"), rig.readAllBytes());
        }
        Tool.runWell(folder, 60, List.of("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror",
                "-fsanitize=undefined", "flash_rig.c", "-o", "flash_rig"));

        FlashRig java = FlashRig.assemble();
        StringBuilder expected = new StringBuilder();
        for (int torn = 0; torn < 3; torn++) {
            for (int cut = 0; cut < OPERATIONS; cut++) {
                expected.append(java.survive(cut, torn)).append('\n');
            }
        }
        expected.append(java.digest()).append('\n')
                .append("68 records, erased 6 6 5\n");
        assertEquals(expected.toString(), Tool.runWell(folder, 60, List.of("./flash_rig")));
    }
}
