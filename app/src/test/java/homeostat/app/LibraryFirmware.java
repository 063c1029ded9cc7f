package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.device.pancreas.Pancreas;
import homeostat.firmware.Board;
import homeostat.kernel.Device;
import homeostat.kernel.Order;
import homeostat.kernel.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because not everybody's firmware is ours: the same device must give the same bits to a
/// program in C and to one in Rust that link it, and call the drivers that they define.
final class LibraryFirmware {
    private static final int MINUTES = 120;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void archive() throws IOException {
        assumeTrue(Board.HOST.missing().isEmpty(), "not installed: gcc");
        LinkedDevice.library(Devices.PANCREAS, Board.HOST, folder);
        for (String each : List.of("caller.c", "caller.rs")) {
            Files.copy(LibraryFirmware.class.getResourceAsStream(each), folder.resolve(each),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Test
    void aProgramInCGetsTheBitsOfTheJvm() throws Exception {
        run("gcc", "-std=c99", "-Wall", "-Wextra", "-Werror", "caller.c", "-L.", "-lpancreas",
                "-o", "caller-c");
        assertSame(run("./caller-c"));
    }

    @Test
    void aProgramInRustGetsTheBitsOfTheJvm() throws Exception {
        assumeTrue(Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(each -> Files.isExecutable(Path.of(each, "rustc"))),
                "not installed: rustc");
        run("rustc", "--edition", "2021", "-D", "warnings", "-L", ".", "-l", "static=pancreas",
                "caller.rs", "-o", "caller-rs");
        assertSame(run("./caller-rs"));
    }

    /// A board that leaves a driver out is told its name by the linker.
    @Test
    void aDriverThatIsMissingHasAName() throws Exception {
        Path source = folder.resolve("incomplete.c");
        Files.writeString(source, Files.readString(folder.resolve("caller.c"))
                .replace("driver_meal", "driver_supper"));
        Process link = start("gcc", "-std=c99", "incomplete.c", "-L.", "-lpancreas", "-o", "no");
        String said = new String(link.getInputStream().readAllBytes());
        assertTrue(link.waitFor() != 0 && said.contains("undefined reference to `driver_meal'"),
                said);
    }

    private static void assertSame(String printed) {
        String[] words = printed.strip().split(" ");
        Device device = Pancreas.assemble();
        device.begin();
        device.stage(device.sheet().parameters().stream()
                .filter(row -> row.name().equals("basal")).findFirst().orElseThrow().index(), 1.1);
        device.confirm();
        long[] seen = new long[2];
        long carriedOut = 0;
        double units = 0;
        for (int minute = 0; minute <= MINUTES; minute++) {
            long nowNs = Span.minutes(minute);
            if (minute % 5 == 0) {
                device.offer(0, 110 + 1.5 * minute, 0, nowNs);
            }
            if (minute == 30) {
                device.post(0, 35, nowNs);
            }
            device.advance(nowNs);
            for (int port = 0; port < seen.length; port++) {
                Order<?> order = device.order(port);
                if (order.sequence() != seen[port] && nowNs < order.expiresNs()) {
                    carriedOut++;
                    units += device.orderBase(port);
                }
                seen[port] = order.sequence();
            }
        }
        assertTrue(carriedOut > 3, "carried out: " + carriedOut);
        assertEquals(List.of(device.digest(), carriedOut, units, 1L), List.of(
                Long.parseLong(words[0]), Long.parseLong(words[1]), Double.parseDouble(words[2]),
                Long.parseLong(words[3])), Arrays.toString(words));
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = start(command);
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    private static Process start(String... command) throws IOException {
        return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                .start();
    }
}
