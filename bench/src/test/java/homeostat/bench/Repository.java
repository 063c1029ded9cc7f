package homeostat.bench;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the repository is that this module lies in.
final class Repository {
    private Repository() {}

    static Path home() {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            if (Files.isDirectory(up.resolve("bench/peers"))) {
                return up;
            }
        }
        throw new AssertionError("tests run inside the repository");
    }
}
