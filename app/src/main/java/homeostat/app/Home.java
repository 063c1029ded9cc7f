package homeostat.app;

import java.nio.file.Path;

/// Where the repository lies: the launcher says so.
final class Home {
    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("homeostat.home", "")).toAbsolutePath();
    }
}
