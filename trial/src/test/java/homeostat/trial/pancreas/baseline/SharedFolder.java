package homeostat.trial.pancreas.baseline;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the recorded data lie: `HOMEOSTAT_DATA`, or else `../shared/data` beside the repository.
final class SharedFolder {
    private SharedFolder() {}

    /// The folder or file of that name; the test is skipped, with a sentence, where it is missing.
    static Path path(String name) {
        String told = System.getProperty("HOMEOSTAT_DATA", System.getenv("HOMEOSTAT_DATA"));
        if (told != null && Files.exists(Path.of(told, name))) {
            return Path.of(told, name);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder != null) {
            Path there = folder.resolve("shared/data").resolve(name);
            if (Files.exists(there)) {
                return there;
            }
            folder = folder.getParent();
        }
        return abort("missing: " + name + " under HOMEOSTAT_DATA or ../shared/data");
    }
}
