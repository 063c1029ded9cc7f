package homeostat.record;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;

/// Files that appear together and whole, or not at all.
///
/// Each is written under a passing name beside its own; `keep` moves them into place in the order
/// they were begun, and whatever was not kept is deleted. So neither an error nor a full disk
/// leaves half a recording behind.
final class Draft implements AutoCloseable {
    private final Path folder;
    private final Map<Path, Path> passing = new LinkedHashMap<>();

    /// Files of that folder.
    Draft(Path folder) {
        this.folder = folder;
    }

    /// Work that writes.
    interface Work {
        /// Writes to `out`.
        void write(OutputStream out) throws IOException;
    }

    /// Writes the file called `name`.
    void file(String name, Work work) {
        Path target = folder.resolve(name);
        try {
            Path temporary = Files.createTempFile(folder, ".homeostat", ".partial");
            Path before = passing.put(target, temporary);
            if (before != null) {
                Files.deleteIfExists(before);
            }
            try (OutputStream out =
                    new BufferedOutputStream(Files.newOutputStream(temporary), 1 << 16)) {
                work.write(out);
            }
        } catch (IOException e) {
            throw refused(target, e);
        }
    }

    /// Whether a file of that name is there already.
    boolean replaces(String name) {
        return Files.exists(folder.resolve(name));
    }

    /// Writes a small text in UTF-8.
    void text(String name, String text) {
        file(name, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static RecordException refused(Path target, IOException e) {
        return new RecordException("cannot write: file=" + target
            + ", expected a folder that can be written and room on its disk", e);
    }

    /// Moves every file into place.
    void keep() {
        passing.forEach((target, temporary) -> {
            try {
                Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw refused(target, e);
            }
        });
    }

    @Override
    public void close() {
        for (Path temporary : passing.values()) {
            try {
                Files.deleteIfExists(temporary);
            } catch (IOException e) {
                temporary.toFile().deleteOnExit();
            }
        }
    }
}
