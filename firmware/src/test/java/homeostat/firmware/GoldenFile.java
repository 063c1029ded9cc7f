package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file of expected text; `-Dgolden.accept=true` writes it anew, for the eyes of a reviewer.
final class GoldenFile {
    private GoldenFile() {}

    static void check(String name, String actual) {
        Path file = Path.of("src/test/resources/homeostat/firmware", name);
        try {
            if (Boolean.getBoolean("golden.accept")) {
                Files.writeString(file, actual);
            }
            assertEquals(Files.readString(file), actual);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
