package homeostat.app;

import java.nio.file.Path;

/// Where the repository lies: the launcher says so.
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("homeostat.home", "")).toAbsolutePath();
    }

    /// The folder of recordings: `HOMEOSTAT_DATA`, or `../shared/data` beside the repository.
    static Path recordings() {
        String set = System.getenv("HOMEOSTAT_DATA");
        return set == null ? path().resolveSibling("shared").resolve("data") : Path.of(set);
    }
}
