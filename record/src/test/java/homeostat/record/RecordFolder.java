package homeostat.record;

import java.nio.file.Path;

/// [SharedFolder] for the tests of the packages below.
public final class RecordFolder {
    private RecordFolder() { }

    /// The subfolder `name`; the test is skipped, with a reason, when there is none.
    public static Path shared(String name) {
        return SharedFolder.named(name);
    }
}
