package homeostat.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder to work in: one that somebody named and keeps, or one that is gone afterwards.
///
/// @param temporary whether it is deleted when it is closed
record Scratch(Path folder, boolean temporary) implements AutoCloseable {

    /// The folder at `kept`, or a new one when that is null.
    static Scratch at(Path kept) {
        try {
            return kept == null ? new Scratch(Files.createTempDirectory("homeostat"), true)
                    : new Scratch(Files.createDirectories(kept), false);
        } catch (IOException e) {
            throw new AppException("no folder to work in: folder=" + kept
                    + ", expected one that this user may write");
        }
    }

    @Override
    public void close() {
        if (!temporary) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                        throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException problem)
                        throws IOException {
                    Files.delete(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new AppException("folder cannot be deleted: folder=" + folder
                    + ", expected to be alone in it");
        }
    }
}
