package homeostat.bench;

import homeostat.proof.Finding;
import homeostat.proof.ProofException;
import homeostat.proof.ProofRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A defect in Java: javac, javac with the warnings that this house builds with, the prover, a JVM.
final class JavaDefect {
    /// The exit code by which a program says that a check of its own types stopped the defect.
    static final int STOPPED = 3;
    private static final String[] PREFIXES = {"compiler.err.", "compiler.warn."};

    private final Path sources;
    private final Path classes;
    private final long secondsMax;

    JavaDefect(Path sources, Path classes, long secondsMax) {
        this.sources = sources;
        this.classes = classes;
        this.secondsMax = secondsMax;
    }

    Defect.Fate fate(String name) {
        Path folder = folder(name);
        List<String> complaints = new ArrayList<>();
        if (!isCompiled(name, folder, complaints)) {
            return new Defect.Fate(Defect.Gate.COMPILER, complaints, Defect.Run.NONE, "",
                    Defect.Run.NONE);
        }
        List<String> rules = prove(name, folder);
        return complaints.isEmpty()
                ? run(name, folder,
                        rules.isEmpty() ? Defect.Gate.NOBODY : Defect.Gate.CHECKER, rules)
                : run(name, folder, Defect.Gate.WARNINGS, complaints);
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(classes.resolve(name));
        } catch (IOException refused) {
            throw new BenchException("cannot make a peer: folder=" + classes
                    + ", expected one that can be written to", refused);
        }
    }

    /// Whether javac accepts; `complaints` takes the codes of its errors, or else of all its
    /// warnings, each of which would be an error under `-Werror`.
    private boolean isCompiled(String name, Path folder, List<String> complaints) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new BenchException("no Java compiler: expected the JDK and not only a JRE");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(said, null, null)) {
            boolean isAccepted = compiler.getTask(null, files, said, List.of("-Xlint:all",
                    "-proc:none", "-d", folder.toString(), "-cp", kernel().toString()), null,
                    files.getJavaFileObjects(sources.resolve(name + ".java"))).call();
            said.getDiagnostics().stream()
                    .filter(each -> isAccepted ? each.getKind() != Diagnostic.Kind.NOTE
                            : each.getKind() == Diagnostic.Kind.ERROR)
                    .map(each -> code(each.getCode())).distinct().sorted()
                    .forEach(complaints::add);
            return isAccepted;
        } catch (IOException broken) {
            throw new BenchException("cannot close the compiler's files: folder=" + folder
                    + ", expected one that can be written to", broken);
        }
    }

    private static String code(String code) {
        String rest = code;
        for (String prefix : PREFIXES) {
            rest = rest.startsWith(prefix) ? rest.substring(prefix.length()) : rest;
        }
        return rest;
    }

    private List<String> prove(String name, Path folder) {
        try {
            return ProofRun.of(List.of(folder, kernel()), List.of(name)).judged().getFirst()
                    .proof().findings().stream().map(Finding::rule).map(rule -> rule.id())
                    .distinct().sorted().toList();
        } catch (ProofException refused) {
            return List.of("cannot be judged");
        }
    }

    private Defect.Fate run(String name, Path folder, Defect.Gate gate, List<String> by) {
        Child.Ending ending = Child.end(secondsMax, List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
                folder + System.getProperty("path.separator") + kernel(), name));
        Defect.Run run = run(ending);
        String said = run == Defect.Run.TRAPS ? ending.complaints().stream()
                .filter(line -> line.startsWith("Exception in thread"))
                .map(line -> line.split(" ")[4].replaceAll("^.*\\.|:$", ""))
                .findFirst().orElse("exit code " + ending.code()) : "";
        return new Defect.Fate(gate, by, run, said, run);
    }

    static Defect.Run run(Child.Ending ending) {
        if (!ending.inTime()) {
            return Defect.Run.HANGS;
        }
        return switch (ending.code()) {
            case 0 -> Defect.Run.PASSES;
            case STOPPED -> Defect.Run.STOPPED;
            default -> Defect.Run.TRAPS;
        };
    }

    private static Path kernel() {
        return Arrays.stream(System.getProperty("java.class.path")
                        .split(System.getProperty("path.separator")))
                .filter(part -> part.matches(
                        ".*/homeostat-kernel-[^/]*\\.jar|.*/kernel/target/classes"))
                .map(Path::of).findFirst().orElseThrow(() -> new BenchException(
                        "the kernel is not on the class path: expected its jar"));
    }
}
