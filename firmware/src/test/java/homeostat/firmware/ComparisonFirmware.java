package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import homeostat.device.monitor.Monitor;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because programs that nobody wrote find what nobody thought of; here a few of them, as
/// `homeostat firmware fuzz` and `firmware run --steps` make by the thousand.
class ComparisonFirmware {
    @TempDir
    private Path folder;

    @BeforeEach
    void needCompiler() {
        Assumptions.assumeTrue(Board.HOST.missing().isEmpty(), "not installed: gcc");
    }

    @Test
    void generatedProgramsGiveTheSameBits() {
        assertEquals(List.of(), new BitComparison(folder, line -> { })
                .onHost(List.of("-O2")).on(Board.MPS2_AN500).programs(7, 5));
    }

    @Test
    void devicesUnderFaultsGiveTheSameBits() {
        for (Class<?> device : List.of(Pancreas.class, Monitor.class)) {
            assertEquals(List.of(), new BitComparison(folder, line -> { }).on(Board.MPS2_AN500)
                    .steps(classPath(), device.getName(), 100));
        }
    }

    @Test
    void aSeedNamesItsPrograms() {
        assertEquals(ProgramWriter.write("P", 5), ProgramWriter.write("P", 5));
        assertNotEquals(ProgramWriter.write("P", 5), ProgramWriter.write("P", 6));
    }

    private static List<Path> classPath() {
        return Stream.of(Device.class, Pancreas.class, QrsDetector.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain().getCodeSource()
                        .getLocation().toString()))).distinct().toList();
    }
}
