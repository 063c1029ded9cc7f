package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.sample.Filtered;
import homeostat.kernel.Device;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because C of others is believed in nothing but what it declared, and that is looked at.
class ForeignFirmware {
    private static final Path NOTCH = Path.of(
            "src/test/resources/homeostat/firmware/mains_notch.c");
    private static final String ASSEMBLE = "assemble homeostat.firmware.sample.Filtered.assemble";

    @TempDir
    private Path folder;

    @Test
    void theCGivesTheBitsOfItsTwin() {
        FirmwareReport report = run(NOTCH);

        assertTrue(report.isBitEqual(), report::text);
        assertEquals(List.of(), report.caught());
    }

    @Test
    void whatIsOutsideItsRangeIsATrapAndTheFallbackActs() throws IOException {
        Path wrong = folder.resolve("mains_notch.c");
        Files.writeString(wrong, Files.readString(NOTCH).replace("return state[0];",
                "return value > 250 ? 1e9 : state[0];"));
        FirmwareReport report = run(wrong);

        assertFalse(report.isBitEqual());
        assertEquals(1, report.caught().size(), report::text);
        assertTrue(report.caught().getFirst().contains("homeostat.kernel.Foreign.next"),
                report::text);
    }

    /// By the twin a table of 600 cells would do; by the declaration the 601st may be asked for.
    @Test
    void theProofBelievesTheDeclarationAndNotTheTwin() {
        assertFalse(lowered(ASSEMBLE).sites().left().containsKey(TrapKind.INDEX));
        assertTrue(lowered(ASSEMBLE + "Short").sites().left().containsKey(TrapKind.INDEX));
    }

    private FirmwareBuild.Lowered lowered(String assemble) {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Device.class), assemble,
                "call advance 1");
        return FirmwareBuild.lower(path(request), request.run(), BuildOptions.usual(),
                request.folder());
    }

    /// The sample as a module of its own that declares its safety class.
    private List<Path> path(FirmwareRequest request) {
        Path module = folder.resolve("module");
        Path sample = module.resolve("homeostat/firmware/sample");
        Path meta = module.resolve("META-INF");
        try {
            Files.createDirectories(sample);
            Files.createDirectories(meta);
            Files.writeString(meta.resolve("homeostat.properties"), "safety-class=C\n");
            for (String name : List.of("", "$Look", "$MainsNotch", "$Nothing")) {
                String file = "Filtered" + name + ".class";
                Files.copy(Filtered.class.getResourceAsStream(file), sample.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<Path> path = new ArrayList<>(request.classPath());
        path.add(module);
        return path;
    }

    private FirmwareReport run(Path foreign) {
        List<String> lines = new ArrayList<>(List.of(ASSEMBLE, "probe digest",
                "probe outputBase 0"));
        for (int second = 0; second < 40; second++) {
            long now = second * 1_000_000_000L;
            lines.add("call offer 0 " + (100 + 7 * second) + " 0 " + now);
            lines.add("call advance " + now);
        }
        Board board = Board.MPS2_AN500.missing().isEmpty() ? Board.MPS2_AN500 : Board.HOST;
        Assumptions.assumeTrue(board.missing().isEmpty(), "not installed: gcc");
        FirmwareRequest request = Lab.request(folder, board, List.of(Device.class),
                lines.toArray(String[]::new));
        return FirmwareRun.run(new FirmwareRequest(path(request), request.run(), board,
                request.folder(), BuildOptions.usual().withForeign(List.of(foreign))));
    }
}
