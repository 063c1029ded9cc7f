package homeostat.trial;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a text file whole or not at all: beside its place first, then moved there.
public final class WholeFile {
    private WholeFile() {}

    /// Puts `text` into `file`, replacing what was there.
    ///
    /// @throws TrialException when the folder is missing or cannot be written to
    public static void write(Path file, String text) {
        Path whole = file.toAbsolutePath();
        try {
            Path beside = Files.createTempFile(whole.getParent(), ".homeostat", ".part");
            try {
                Files.writeString(beside, text, StandardCharsets.UTF_8);
                Files.move(beside, whole, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
        } catch (IOException e) {
            throw new TrialException("cannot write the file: file=" + file
                    + ", expected a folder that exists and can be written to", e);
        }
    }
}
