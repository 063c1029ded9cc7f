package homeostat.record;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/// Finds the folder of published recordings that tests are run on: the property or environment
/// variable `HOMEOSTAT_DATA`, or else `../shared/data` beside the repository.
final class SharedFolder {
    private SharedFolder() { }

    /// The subfolder `name`; the test is skipped, with a reason, when there is none.
    static Path named(String name) {
        Path folder = root().resolve(name);
        assumeTrue(Files.isDirectory(folder), "no data folder " + folder
            + ": set HOMEOSTAT_DATA to run this test");
        return folder;
    }

    private static Path root() {
        String set = System.getProperty("HOMEOSTAT_DATA", System.getenv("HOMEOSTAT_DATA"));
        if (set != null) {
            return Path.of(set);
        }
        Path standard = Path.of("../shared/data");
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve(standard).normalize();
            if (Files.isDirectory(candidate)) {
                return candidate;
            }
        }
        return standard;
    }
}
