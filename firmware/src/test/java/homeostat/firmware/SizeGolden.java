package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because flash, RAM and stack grow a little with every change, and nobody looks: here each
/// change must be accepted. Another version of the compiler may differ by a twentieth.
class SizeGolden {
    private static final String GOLDEN = "sizes.txt";
    private static final List<Board> BOARDS = List.of(Board.MPS2_AN500, Board.MPS2_AN385,
            Board.RISCV32);

    @TempDir
    private Path folder;

    @Test
    void everyDeviceTakesWhatItTook() throws IOException {
        BOARDS.forEach(board -> Assumptions.assumeTrue(board.missing(false).isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing(false))));
        StringBuilder text = new StringBuilder("# device target flash RAM stack checks; "
                + versions() + "\n");
        for (String device : List.of("pancreas.Pancreas", "monitor.Monitor",
                "kidney.Kidney", "vad.Vad", "heart.ArtificialHeart", "lung.Lung")) {
            FirmwareRequest request = Lab.request(folder.resolve(device), Board.HOST,
                    List.of(Pancreas.class, Device.class, QrsDetector.class),
                    "assemble homeostat.device." + device + ".assemble", "call advance 1");
            FirmwareBuild.Lowered lowered = FirmwareBuild.lower(request.classPath(),
                    request.run(), BuildOptions.usual().ofWholeDevice(), request.folder());
            for (Board board : BOARDS) {
                text.append(device).append(' ').append(line(lowered, board)).append('\n');
            }
        }
        check(text.toString());
    }

    private String line(FirmwareBuild.Lowered lowered, Board board) {
        FirmwareBuild build = FirmwareBuild.of(lowered, board, BuildOptions.usual(),
                folder.resolve(board.label()));
        Footprint size = Footprint.of(build);
        return board.label() + " " + size.deviceFlash() + " " + size.deviceRam() + " "
                + StackUse.of(build).from("device_call").bytes() + " "
                + lowered.sites().left().values().stream().mapToInt(Integer::intValue).sum();
    }

    private String versions() {
        return Stream.of(Board.MPS2_AN500, Board.RISCV32).map(board -> Tool.runWell(folder, 20,
                List.of(board.core().tool("gcc"), "--version")).lines().findFirst().orElse(""))
                .reduce((a, b) -> a + "; " + b).orElse("");
    }

    private static void check(String actual) throws IOException {
        Path file = Path.of("src/test/resources/homeostat/firmware", GOLDEN);
        if (Boolean.getBoolean("golden.accept") || !Files.exists(file)
                || Files.readString(file).lines().findFirst().equals(
                        actual.lines().findFirst())) {
            GoldenFile.check(GOLDEN, actual);
            return;
        }
        List<String> expected = Files.readAllLines(file);
        List<String> lines = actual.lines().toList();
        assertEquals(expected.size(), lines.size());
        for (int i = 1; i < lines.size(); i++) {
            String[] was = expected.get(i).split(" ");
            String[] is = lines.get(i).split(" ");
            for (int k = 2; k < is.length; k++) {
                double ratio = Double.parseDouble(is[k]) / Double.parseDouble(was[k]);
                assertTrue(Math.abs(ratio - 1) <= 0.05, expected.get(i) + " -> " + lines.get(i));
            }
        }
    }
}
