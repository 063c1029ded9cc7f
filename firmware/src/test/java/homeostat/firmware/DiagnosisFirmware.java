package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Doser;
import homeostat.kernel.Mode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because whoever looks for a fault on the target thinks in Java: a breakpoint is a line of
/// the class, and a log line has its words back.
class DiagnosisFirmware {
    private static final Path SOURCES = Path.of("src/test/java");

    @TempDir
    private Path folder;

    @Test
    void aBreakpointAtALineOfJavaIsHit() throws IOException {
        Assumptions.assumeTrue(Tool.isInstalled("gdb-multiarch"), "not installed: gdb-multiarch");
        List<String> java = Files.readAllLines(
                SOURCES.resolve("homeostat/firmware/sample/Doser.java"));
        int line = 0;
        while (!java.get(line).contains("totalUnits +=")) {
            line++;
        }
        String printed = Debugger.open(request(), List.of(SOURCES), List.of(
                "break Doser.java:" + (line + 1), "continue", "info source", "kill"));

        assertTrue(printed.matches("(?s).*Breakpoint 1(.1)?, homeostat_firmware_sample_Doser_dose"
                + ".*"), printed);
        assertTrue(printed.contains("Doser.java:" + (line + 1)), printed);
        assertTrue(printed.contains(java.get(line).strip()), "the line itself: " + printed);
    }

    @Test
    void theHostNeedsNoEmulator() {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class));

        assertTrue(assertThrows(FirmwareException.class,
                () -> Debugger.open(request, List.of(), List.of())).getMessage()
                .startsWith("nothing to attach to: target=host"));
    }

    @Test
    void logLinesHaveTheirWordsBackAndTakeNoFlashForThem() throws IOException {
        FirmwareRequest request = request();
        FirmwareReport report = FirmwareRun.run(request);
        List<String> console = Files.readAllLines(request.folder().resolve("console.txt"));

        assertTrue(report.isBitEqual(), report::text);
        assertEquals(List.of("hardware is sound; 8 regions of memory are protected, stack of 16384 "
                + "bytes"), DeferredLog.decode(request.folder(), request.board(), console));
        String flash = new String(Files.readAllBytes(request.folder().resolve("flash.bin")),
                java.nio.charset.StandardCharsets.ISO_8859_1);
        assertTrue(!flash.contains("hardware is sound"));
        assertTrue(assertThrows(FirmwareException.class, () -> DeferredLog.decode(
                request.folder(), request.board(), List.of("log 3 1 2"))).getMessage()
                .startsWith("not a log line of this image: line=\"log 3 1 2\""));
    }

    private FirmwareRequest request() {
        Board board = Board.MPS2_AN500;
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        return Lab.request(folder, board, List.of(Doser.class, Mode.class),
                "assemble homeostat.firmware.sample.Doser.assemble", "call dose 2", "call dose 1",
                "call dose 1");
    }
}
