package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Rig;
import homeostat.kernel.Mode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because a self-test that finds nothing is worth nothing: faults are put into flash and
/// RAM, and it must name them.
class SelfTestFirmware {
    private static final int CALLS = 80;
    private static final int PLACE = 2048;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "LM3S6965EVB", "MPS2_AN505",
        "RISCV32"})
    void aSoundImagePassesAtStartAndInSlices(Board board) throws IOException {
        List<String> console = run(build(board), 0);

        assertTrue(HardwareLines.of(board, console).getFirst().startsWith(
                "self-test     passed at start: processor, RAM, flash, "), console::toString);
        assertTrue(second(console, "selftest-rounds", 1) > 0, console::toString);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "RISCV32"})
    void aBitThatFlippedInFlashIsFoundAtStart(Board board) throws IOException {
        FirmwareBuild build = build(board);
        Path image = build.folder().resolve("device.elf");
        byte[] elf = Files.readAllBytes(image);
        byte[] flash = Files.readAllBytes(build.folder().resolve("flash.bin"));
        for (int at : new int[] {33, PLACE, flash.length - 20}) {
            byte[] broken = elf.clone();
            broken[find(elf, flash, at)] ^= 1;
            Files.write(image, broken);
            List<String> console = run(build, 0);

            assertEquals("trap 13 4", last(console, at), "flash byte " + at);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500"})
    void aBitThatFlipsWhileTheDeviceRunsIsFoundInARound(Board board) throws IOException {
        FirmwareBuild build = build(board);
        long last = Files.size(build.folder().resolve("flash.bin")) - 20;
        List<String> console = run(build, board.memory().flashOrigin() + last);

        assertTrue(console.stream().anyMatch(line -> line.startsWith("selftest 0 ")));
        assertTrue(HardwareLines.of(board, console).getLast().startsWith(
                "restarted     black box: self-test failed at 0x"), console::toString);
    }

    @Test
    void theMarchFindsEveryFaultOfAModelOfMemory() throws IOException {
        Assumptions.assumeTrue(Board.HOST.missing().isEmpty(), "not installed: gcc");
        for (String file : List.of("selftest.c", "selftest.h", "core.h", "runtime.h")) {
            Files.writeString(folder.resolve(file), FirmwareBuild.resource(file));
        }
        Files.writeString(folder.resolve("board_config.h"), "");
        try (var model = getClass().getResourceAsStream("march_model.c")) {
            Files.write(folder.resolve("march_model.c"), model.readAllBytes());
        }
        Tool.runWell(folder, 60, List.of("gcc", "-O2", "march_model.c", "-o", "march_model"));

        assertEquals("stuck 2048 of 2048, transition 2048 of 2048, coupling 126976 of 126976, "
                + "sound 1, restored 1\n", Tool.runWell(folder, 60, List.of("./march_model")));
    }

    /// The words of the last line that a broken image prints.
    private static String last(List<String> console, int at) {
        return console.isEmpty() ? "nothing, byte " + at : console.getLast();
    }

    /// Where in the ELF byte `at` of the flash is.
    private static int find(byte[] elf, byte[] flash, int at) {
        int from = at < 64 ? 0 : Math.min(at - 32, flash.length - 72);
        for (int i = 0; i + 64 < elf.length; i++) {
            if (Arrays.equals(elf, i, i + 64, flash, from, from + 64)) {
                return i + at - from;
            }
        }
        throw new AssertionError("the ELF holds the flash");
    }

    private FirmwareBuild build(Board board) {
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.Rig.assemble", "probe digest"));
        for (int i = 0; i < CALLS; i++) {
            lines.add("call step " + i + ".5 " + i);
        }
        FirmwareRequest request = Lab.request(folder, board, List.of(Rig.class, Mode.class),
                lines.toArray(String[]::new));
        return FirmwareBuild.of(FirmwareBuild.lower(request.classPath(), request.run(),
                request.options(), request.folder()), board, request.options(),
                request.folder());
    }

    /// The console of a run in which a bit flips at that address before the fourth call, unless it
    /// is 0.
    private static List<String> run(FirmwareBuild build, long flipped) throws IOException {
        Files.write(build.folder().resolve("wishes.bin"), ByteBuffer.allocate(32)
                .order(ByteOrder.LITTLE_ENDIAN).putLong(0).putLong(flipped == 0 ? 0 : 5)
                .putLong(3).putLong(flipped).array());
        Tool.run(build.folder(), 60, build.board().runner(true));
        return Files.readAllLines(build.folder().resolve("console.txt"));
    }

    private static long second(List<String> console, String name, int word) {
        return console.stream().filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[word])).findFirst().orElse(-1);
    }
}
