package homeostat.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The same defects in Java and in Rust: who refuses them before they run, who traps, who lets them
/// pass. Every cell comes from running the compilers, the prover and the programs.
final class DefectBenchmark implements Benchmark {
    private static final int WORKERS = 2;
    private static final long SECONDS_MAX = 4;
    private static final String MARK = "// Defect: ";

    @Override
    public String name() {
        return "proof";
    }

    @Override
    public String purpose() {
        return "defects in Java and in Rust: who refuses them when";
    }

    @Override
    public DefectReport run(BenchRequest request, Consumer<String> progress) {
        Path sources = request.home().resolve("bench/peers/proof");
        List<String> names = names(sources);
        String rust = "";
        List<String> leftOut = new ArrayList<>();
        try {
            rust = Rust.version();
        } catch (BenchException missing) {
            leftOut.add("Rust: " + missing.getMessage());
        }
        boolean hasRust = !rust.isEmpty();
        boolean hasClippy = hasRust && RustDefect.hasClippy();
        if (hasRust && !hasClippy) {
            leftOut.add("Clippy: it is not here");
        }
        Path programs = folder(request.home().resolve("bench/target/peers/proof"));
        JavaDefect inJava = new JavaDefect(sources, programs, SECONDS_MAX);
        RustDefect inRust = new RustDefect(sources, programs, SECONDS_MAX);
        List<Defect> defects = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Defect>> pending = new ArrayList<>();
            for (String name : names) {
                Callable<Defect> work = () -> new Defect(name, title(sources, name),
                        inJava.fate(name), hasRust ? inRust.fate(name, hasClippy) : null);
                pending.add(workers.submit(work));
            }
            for (int i = 0; i < names.size(); i++) {
                defects.add(result(pending.get(i)));
                progress.accept((i + 1) + " of " + names.size() + ": " + names.get(i));
            }
        }
        return new DefectReport(defects, rust, hasClippy, leftOut);
    }

    private static Defect result(Future<Defect> pending) {
        try {
            return pending.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new BenchException("interrupted: expected to wait for the programs", stopped);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof BenchException ours ? ours
                    : new BenchException("a defect could not be tried: reason="
                            + failed.getCause() + ", expected programs that compile or do not",
                            failed);
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException refused) {
            throw new BenchException("cannot make a peer: folder=" + folder
                    + ", expected one that can be written to", refused);
        }
    }

    /// The names that have a program in both languages, sorted.
    static List<String> names(Path sources) {
        try (Stream<Path> files = Files.list(sources)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java"))
                    .map(file -> file.substring(0, file.length() - ".java".length()))
                    .sorted().toList();
        } catch (IOException missing) {
            throw new BenchException("peers missing: folder=" + sources
                    + ", expected the programs that the repository brings", missing);
        }
    }

    /// What is wrong, as the first line of both programs says in the same words.
    static String title(Path sources, String name) {
        String java = firstLine(sources.resolve(name + ".java"));
        String rust = firstLine(sources.resolve(name + ".rs"));
        if (!java.startsWith(MARK) || !java.equals(rust)) {
            throw new BenchException("two programs that are no pair: name=" + name
                    + ", expected both to begin with the same \"" + MARK + "…\"");
        }
        return java.substring(MARK.length());
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException missing) {
            throw new BenchException("a peer is missing: file=" + file
                    + ", expected a program in each language", missing);
        }
    }
}
