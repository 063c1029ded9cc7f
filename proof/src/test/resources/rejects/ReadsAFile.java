import java.nio.file.Files;
import java.nio.file.Path;

final class ReadsAFile {
    private final Path file = Path.of("settings");
    private boolean isThere;

    void step(long nowNs) {
        isThere = Files.exists(file);
    }
}
