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
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because what the checks in the code do not catch must be caught by the processor: a
/// pointer into nothing, a stack that grows into the data, a program that hangs.
class ProtectionFirmware {
    private static final int CALLS = 6;
    private static final int BREAK_AT = 3;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "LM3S6965EVB", "MPS2_AN505",
        "RISCV32"})
    void aNullPointerAndAnEndlessStackRestartTheDeviceWithTheirNameInTheBlackBox(Board board)
            throws IOException {
        FirmwareBuild build = build(board);
        for (TrapKind kind : List.of(TrapKind.NULL, TrapKind.STACK)) {
            List<String> console = breakDown(build, kind == TrapKind.NULL ? 1 : 2);

            assertEquals(kind.ordinal() + 1, first(console, "restarted"), console::toString);
            assertTrue(console.getLast().startsWith("end "), console::toString);
            assertEquals((CALLS - 1) * 3 * 8, Files.size(build.folder().resolve("outputs.bin")),
                    "the call that broke is left out");
            assertTrue(first(console, "protected") >= 8, console::toString);
        }
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "MPS2_AN505", "RISCV32"})
    void aFaultInsideAStepIsThatStepsTrap(Board board) throws IOException {
        List<String> console = breakDown(build(board), 4);

        assertEquals(TrapKind.NULL.ordinal() + 1, first(console, "caught"), console::toString);
        assertTrue(console.getLast().startsWith("end "), console::toString);
        assertTrue(console.stream().noneMatch(line -> line.startsWith("restarted")));
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "LM3S6965EVB"})
    void aProgramThatHangsIsFoundByTheWatchdog(Board board) throws IOException {
        List<String> console = breakDown(build(board), 3);

        assertEquals(TrapKind.WATCHDOG.ordinal() + 1, first(console, "restarted"),
                console::toString);
        assertTrue(console.getLast().startsWith("end "), console::toString);
    }

    @ParameterizedTest
    @EnumSource(value = Board.class, names = {"MPS2_AN500", "MPS2_AN505"})
    void theMostStackEverUsedIsWithinTheBoundThatTheReportGives(Board board) throws IOException {
        FirmwareBuild build = build(board);
        List<String> console = breakDown(build, 0);

        long used = first(console, "stack-used");
        assertTrue(used > 100 && used <= StackUse.of(build).from("main").bytes() + 64,
                console::toString);
    }

    private FirmwareBuild build(Board board) {
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.firmware.sample.Rig.assemble", "probe digest",
                "probe output"));
        for (int i = 0; i < CALLS; i++) {
            lines.add("call step " + i + ".5 " + i);
        }
        FirmwareRequest request = Lab.request(folder, board, List.of(Rig.class, Mode.class),
                lines.toArray(String[]::new));
        return FirmwareBuild.of(FirmwareBuild.lower(request.classPath(), request.run(),
                request.options(), request.folder()), board, request.options(),
                request.folder());
    }

    /// The console of a run that breaks before its fourth call, in that way.
    private static List<String> breakDown(FirmwareBuild build, int how) throws IOException {
        Files.write(build.folder().resolve("wishes.bin"), ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN).putLong(0).putLong(how).putLong(BREAK_AT).array());
        Tool.run(build.folder(), 60, build.board().runner(true));
        return Files.readAllLines(build.folder().resolve("console.txt"));
    }

    private static long first(List<String> console, String name) {
        return console.stream().filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[1])).findFirst().orElse(-1);
    }
}
