package homeostat.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Where a result goes: a file, or standard output when it is called `-`.
///
/// A file appears whole or not at all: it is written beside its name and moved into place. Whether
/// the folder can be written is asked before the work starts, not after an hour of it.
record Target(String name) {

    /// The target of that name, or `null` for no name; refused if its folder cannot be written.
    static Target of(String name) {
        if (name == null) {
            return null;
        }
        Target target = new Target(name);
        if (!target.isStandardOutput()) {
            Path folder = target.folder();
            if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
                throw new AppException("cannot write there: file=" + name
                        + ", expected an existing folder that can be written");
            }
            if (Files.isDirectory(Path.of(name))) {
                throw new AppException("cannot write over a folder: file=" + name);
            }
        }
        return target;
    }

    boolean isStandardOutput() {
        return name.equals("-");
    }

    void write(String text) {
        write(out -> out.append(text));
    }

    /// What writes itself piece by piece.
    interface Pieces {
        void to(Appendable out) throws IOException;
    }

    /// Writes what is too long to be held, piece by piece.
    void write(Pieces pieces) {
        if (isStandardOutput()) {
            try {
                pieces.to(System.out);
            } catch (IOException problem) {
                throw new AppException("could not write: file=-, " + problem.getMessage());
            }
            return;
        }
        try {
            Path partial = Files.createTempFile(folder(), ".homeostat", ".partial");
            try {
                try (Writer out = Files.newBufferedWriter(partial)) {
                    pieces.to(out);
                }
                Files.move(partial, Path.of(name), StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
        } catch (IOException | UncheckedIOException problem) {
            throw new AppException("could not write: file=" + name + ", " + problem.getMessage());
        }
    }

    private Path folder() {
        return Path.of(name).toAbsolutePath().getParent();
    }
}
