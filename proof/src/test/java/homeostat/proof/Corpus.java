package homeostat.proof;

import homeostat.proof.budget.Board;
import homeostat.proof.snapshot.Snapshot;
import homeostat.proof.snapshot.SnapshotWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/// The small programs under `src/test/resources`, compiled together by javac, each proved alone
/// from the class that its file is named after. `kernel` has stand-ins of the kernel's names.
final class Corpus {
    static final Path FOLDER = Path.of("src/test/resources");
    static final String REJECTS = "rejects";
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
        return prove(program(), Path.of("target/corpus"), entry, null);
    }

    /// With the program's objects where its assembly runs, without where it throws.
    static Proof prove(Program program, Path classes, String entry, Board board) {
        EntryPoints points = EntryPoints.of(program, entry);
        Optional<Snapshot> snapshot = snapshot(classes, points.assemblyMethod().orElseThrow());
        return snapshot.isEmpty() ? Prover.prove(program, points)
                : Prover.prove(program, points, snapshot.get(), board);
    }

    /// The objects, taken in this JVM: a child for each of a hundred programs takes too long.
    static Optional<Snapshot> snapshot(Path classes, Method assembly) {
        Path file = Path.of("target", "snapshot-" + assembly.owner() + ".txt");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {classes.toUri().toURL()}, null);
                PrintWriter out = new PrintWriter(file.toFile(), StandardCharsets.UTF_8)) {
            Class<?> type = loader.loadClass(assembly.owner().replace('/', '.'));
            new SnapshotWriter(out, loader).write(assemble(type, assembly.name()));
            out.flush();
            return Optional.of(Snapshot.read(file));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object assemble(Class<?> type, String name)
            throws ReflectiveOperationException {
        if (name.equals(Method.CONSTRUCTOR)) {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        }
        java.lang.reflect.Method method = type.getDeclaredMethod(name);
        method.setAccessible(true);
        return method.invoke(null);
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
        return sourcesIn(FOLDER.resolve(folder));
    }

    static List<Path> sourcesIn(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
