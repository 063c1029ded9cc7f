package homeostat.firmware;

import homeostat.proof.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/// Runs sample programs for the tests: a recorded run from lines, the class path of some classes.
final class Lab {
    private Lab() {}

    static FirmwareReport run(Path folder, Board board, List<Class<?>> of, String... lines) {
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        return FirmwareRun.run(request(folder, board, of, lines));
    }

    /// The same for a device, which must be proved.
    static FirmwareReport runProved(Path folder, Board board, List<Class<?>> of,
            String... lines) {
        Assumptions.assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        FirmwareRequest request = request(folder, board, of, lines);
        return FirmwareRun.run(FirmwareRequest.of(request.classPath(), request.run(), board,
                request.folder()));
    }

    static FirmwareRequest request(Path folder, Board board, List<Class<?>> of, String... lines) {
        List<String> text = new ArrayList<>(List.of("homeostat-run 1"));
        text.addAll(List.of(lines));
        Path run = folder.resolve("calls.run");
        try {
            Files.createDirectories(folder);
            Files.write(run, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FirmwareRequest(of.stream().map(Lab::placeOf).distinct().toList(), run, board,
                folder.resolve(board.label()), BuildOptions.usual().unproved());
    }

    /// Assembles and replays a request's run in its parent folder.
    static Snapshot reference(FirmwareRequest request) {
        return FirmwareRun.referenceRun(request.classPath(), request.run(), request.options(),
                request.run().getParent());
    }

    /// The closed world of a request's device.
    static ClosedWorld world(FirmwareRequest request) {
        return FirmwareBuild.lower(request.classPath(), request.run(), request.options(),
                request.folder()).world();
    }

    private static Path placeOf(Class<?> type) {
        return Path.of(URI.create(type.getProtectionDomain().getCodeSource().getLocation()
                .toString()));
    }
}
