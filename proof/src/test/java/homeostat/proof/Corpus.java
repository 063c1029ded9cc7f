package homeostat.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The small programs under `src/test/resources`, compiled together by javac, each proved alone
/// from the class that its file is named after. `kernel` has stand-ins of the kernel's names.
final class Corpus {
    static final Path FOLDER = Path.of("src/test/resources");
    private static final String REJECTS = "rejects";
    /// Set when the corpus stands compiled already: by the first of several provers in one JVM.
    static final String COMPILED = "corpus.compiled";
    private static Program program;

    private Corpus() {
    }

    /// Names of the programs of one folder, sorted.
    static List<String> names(String folder) {
        Stream<String> written = sources(folder).stream()
                .map(file -> file.getFileName().toString().replace(".java", ""));
        return folder.equals(REJECTS)
                ? Stream.concat(written, WovenPrograms.names().stream()).sorted().toList()
                : written.toList();
    }

    static synchronized Program program() {
        if (program == null) {
            List<Path> files = new ArrayList<>(sources("kernel"));
            files.addAll(sources(REJECTS));
            files.addAll(sources("accepts"));
            Path compiled = Path.of("target/corpus");
            if (!Boolean.getBoolean(COMPILED)) {
                compile(files, compiled);
                WovenPrograms.writeAll(compiled);
            }
            program = Program.load(List.of(compiled));
        }
        return program;
    }

    static Proof prove(String entry) {
        return Prover.prove(program(), EntryPoints.of(program(), entry));
    }

    static Path compile(List<Path> files, Path target) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try {
            Files.createDirectories(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> arguments = new ArrayList<>(List.of("-d", target.toString(), "-nowarn"));
        files.forEach(file -> arguments.add(file.toString()));
        if (compiler.run(null, null, null, arguments.toArray(new String[0])) != 0) {
            throw new IllegalStateException("the corpus does not compile");
        }
        return target;
    }

    static List<Path> sources(String folder) {
        try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
