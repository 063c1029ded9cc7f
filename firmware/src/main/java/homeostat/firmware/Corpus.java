package homeostat.firmware;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// A batch of generated programs as class files and a recorded run over all of them.
///
/// Many programs share one image, because a run of the C compiler or of QEMU costs more than a
/// program. Each is called three times through a boundary that catches, as the kernel's does, so
/// that what a trap leaves behind is compared too.
///
/// @param classes the folder of the class files
/// @param run the recorded run
record Corpus(Path classes, Path run) {
    /// In the corpus the boundary and the records of modes have other names.
    static final Profile PROFILE = new Profile("corpus/Shape", "corpus/Boundary");
    private static final long[] SEEDS = {1, -3, 0x123456789abcdefL};

    /// Writes and compiles programs `first` to `first + count - 1` of a seed.
    static Corpus write(Path folder, long seed, int first, int count) {
        List<String> sources = new ArrayList<>();
        StringBuilder makes = new StringBuilder();
        for (int i = first; i < first + count; i++) {
            sources.add("package corpus;\n" + ProgramWriter.write("P" + i, seed * 1_000_003L + i));
            makes.append("new P").append(i).append("(), ");
        }
        sources.add("""
                package corpus;
                public final class Batch {
                    private final Program[] programs = {MAKES};
                    private final Raw raw = new Raw();
                    public static Batch assemble() { return new Batch(); }
                    public long run(int program, long seed) {
                        boolean held = Boundary.holds(programs[program], seed);
                        return programs[program].digest() * 2 + (held ? 1 : 0);
                    }
                    public long raw(int a, long b) { return raw.all(a, b, a * 0.5); }
                }
                """.replace("MAKES", makes));
        sources.add(text("Support.txt"));
        StringBuilder run = new StringBuilder(
                "homeostat-run 1\nassemble corpus.Batch.assemble\n");
        for (int i = 0; i < count; i++) {
            for (long each : SEEDS) {
                run.append("call run ").append(i).append(' ').append(each).append('\n');
            }
        }
        for (int i = -3; i < 4; i++) {
            run.append("call raw ").append(i * 715827883).append(' ').append(i * 99999999977L)
                    .append('\n');
        }
        return compiled(folder, sources, run.toString(), List.of(), RawProgram.bytes());
    }

    /// Compiles sources against a class path and writes the recorded run beside the classes.
    ///
    /// @param raw the bytes of class `corpus.Raw`, or null when there is none
    static Corpus compiled(Path folder, List<String> sources, String run, List<Path> classPath,
            byte[] raw) {
        Path classes = folder.resolve("classes");
        Path file = folder.resolve("corpus.run");
        try {
            Files.createDirectories(classes.resolve("corpus"));
            if (raw != null) {
                Files.write(classes.resolve("corpus/Raw.class"), raw);
            }
            Path sourceFolder = Files.createDirectories(folder.resolve("java"));
            List<Path> files = new ArrayList<>();
            for (int i = 0; i < sources.size(); i++) {
                files.add(Files.writeString(sourceFolder.resolve(name(sources.get(i), i)),
                        sources.get(i)));
            }
            Files.writeString(file, run);
            compile(files, classes, classPath);
        } catch (IOException e) {
            throw new FirmwareException("cannot write: folder=" + folder
                    + ", expected a folder to write class files to", e);
        }
        return new Corpus(classes, file);
    }

    /// The file name that javac wants for a source with a public or only class.
    private static String name(String source, int index) {
        var found = java.util.regex.Pattern.compile("(?:public )?final class (\\w+)")
                .matcher(source);
        boolean many = source.indexOf("interface ") >= 0;
        return !many && found.find() ? found.group(1) + ".java" : "Support" + index + ".java";
    }

    private static void compile(List<Path> files, Path classes, List<Path> classPath)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new ToolException("missing: program=javac, expected a JDK, not a runtime only");
        }
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null,
                StandardCharsets.UTF_8)) {
            List<String> path = new ArrayList<>(List.of(classes.toString()));
            classPath.forEach(each -> path.add(each.toAbsolutePath().toString()));
            Iterable<? extends JavaFileObject> units = manager.getJavaFileObjectsFromPaths(files);
            boolean well = compiler.getTask(messages, manager, null, List.of("-g", "-nowarn",
                    "-proc:none", "-d", classes.toString(), "-cp",
                    String.join(java.io.File.pathSeparator, path)), null, units).call();
            if (!well) {
                throw new FirmwareException("the corpus does not compile: reason="
                        + messages.toString().lines().findFirst().orElse("") + ", expected Java");
            }
        }
    }

    /// A source text that comes with the builder.
    static String text(String name) {
        try (InputStream in = Corpus.class.getResourceAsStream("corpus/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new FirmwareException("cannot read: file=" + name, e);
        }
    }
}
