package homeostat.cover;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/// Source files, instrumented and compiled.
///
/// @param classes folder of the instrumented classes, with the probe and the launcher of tests
/// @param decisions all that they have, by number
record Sources(Path classes, List<Decision> decisions) {

    /// A source in memory.
    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("string:///" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /// Instruments and compiles every source file below some folders but module descriptors.
    ///
    /// @param libraries class path that they need
    /// @throws CoverException when a source cannot be read or the compiler refuses
    static Sources of(List<Path> folders, List<Path> libraries, Path classes) {
        Map<String, String> texts = new TreeMap<>();
        folders.forEach(folder -> read(folder, texts));
        return of(texts, libraries, classes);
    }

    /// The same of sources in memory, by file name.
    static Sources of(Map<String, String> texts, List<Path> libraries, Path classes) {
        List<Decision> decisions = new ArrayList<>();
        List<JavaFileObject> made = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Source> plain = texts.entrySet().stream()
                .map(each -> new Source(each.getKey(), each.getValue())).toList();
        StringWriter complaints = new StringWriter();
        JavacTask task = (JavacTask) compiler.getTask(complaints, null, null,
                List.of("-proc:none"), null, plain);
        try {
            for (CompilationUnitTree unit : task.parse()) {
                String file = unit.getSourceFile().toUri().getPath().substring(1);
                String text = texts.get(file);
                made.add(new Source(file, Instrumenter.instrument(file, text, unit,
                        Trees.instance(task).getSourcePositions(), decisions)));
            }
            made.add(new Source("mcdc/Probe.java", resource("Probe.txt")));
            if (!libraries.isEmpty()) {
                made.add(new Source("mcdc/Launch.java", resource("Launch.txt")));
            }
            Files.createDirectories(classes);
        } catch (IOException e) {
            throw new CoverException("cannot instrument: folder=" + classes
                    + ", expected one that can be written to", e);
        }
        boolean compiled = compiler.getTask(complaints, null, null, List.of("-proc:none", "-g",
                "-nowarn", "-parameters", "-d", classes.toString(), "-cp", path(libraries)), null,
                made).call();
        if (!compiled) {
            throw new CoverException("the compiler refuses the instrumented sources: reason="
                    + complaints.toString().lines().findFirst().orElse("")
                    + ", expected sources that compile");
        }
        return new Sources(classes, List.copyOf(decisions));
    }

    static String path(List<Path> parts) {
        return String.join(java.io.File.pathSeparator,
                parts.stream().map(Path::toString).toList());
    }

    private static void read(Path folder, Map<String, String> texts) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java")
                    && !each.endsWith("module-info.java")
                    && !each.endsWith("package-info.java")).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        } catch (IOException e) {
            throw new CoverException("cannot read the sources: folder=" + folder
                    + ", expected Java files", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Sources.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
