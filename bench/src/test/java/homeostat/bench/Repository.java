package homeostat.bench;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/// Where the repository is that this module lies in, and what its peers need.
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

    /// Leaves a test out when `version`, a question to a language, finds it missing here. A peer
    /// that is refused by a language which is here is a failure.
    static void assume(Supplier<String> version) {
        try {
            version.get();
        } catch (BenchException missing) {
            abort("left out: " + missing.getMessage());
        }
    }
}
