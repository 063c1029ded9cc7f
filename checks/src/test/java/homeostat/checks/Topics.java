package homeostat.checks;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// The topics of two standards for C, and the small programs that show why each is closed.
final class Topics {
    /// How a topic can be closed, or not.
    static final Set<String> CLASSES = Set.of("impossible", "javac", "prove", "house", "open");
    private static final Path FOLDER =
            House.root().resolve("checks/src/test/resources/topics");

    /// One line of a list.
    ///
    /// @param number of the rule in its standard
    /// @param topic in our own words
    /// @param closed one of [#CLASSES]
    /// @param test `snippet NAME`, `corpus NAME`, `test CLASS`, or a dash for an open one
    record Topic(String number, String topic, String closed, String test) {
        String kind() {
            return test.split(" ")[0];
        }

        String name() {
            return test.substring(test.indexOf(' ') + 1);
        }
    }

    /// A small program and what must become of it.
    ///
    /// @param fate `refused`, `warned`, `runs` or `source HABIT`
    record Snippet(String name, String fate, String text) {}

    private Topics() {}

    static List<Topic> read(String file) {
        List<Topic> topics = new ArrayList<>();
        for (String line : House.text(FOLDER.resolve(file)).lines().toList()) {
            if (!line.startsWith("#")) {
                String[] cells = line.split(" \\| ");
                topics.add(new Topic(cells[0], cells[1], cells[2], cells[3]));
            }
        }
        return topics;
    }

    static Map<String, Snippet> snippets() {
        Map<String, Snippet> snippets = new LinkedHashMap<>();
        String[] blocks = House.text(FOLDER.resolve("snippets.txt")).split("(?m)^=== ");
        for (String block : List.of(blocks).subList(1, blocks.length)) {
            String head = block.substring(0, block.indexOf('\n'));
            int space = head.indexOf(' ');
            String name = head.substring(0, space);
            snippets.put(name, new Snippet(name, head.substring(space + 1),
                    block.substring(block.indexOf('\n') + 1)));
        }
        return snippets;
    }

    /// What became of a snippet, in the words of its block.
    static String fate(Snippet snippet, Path folder) throws Exception {
        if (snippet.fate().startsWith("source ")) {
            return ClassCSource.findings("Snippet", snippet.text()).stream()
                    .map(each -> "source " + each.substring(each.indexOf(": ") + 2))
                    .filter(snippet.fate()::equals).findFirst().orElse("source of no such habit");
        }
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        if (!isCompiled(snippet, folder, said)) {
            return "refused";
        }
        if (said.getDiagnostics().stream().anyMatch(each ->
                each.getKind() == Diagnostic.Kind.WARNING
                || each.getKind() == Diagnostic.Kind.MANDATORY_WARNING)) {
            return "warned";
        }
        try (var loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()})) {
            var holds = loader.loadClass("Snippet").getDeclaredMethod("holds");
            holds.setAccessible(true);
            return (boolean) holds.invoke(null) ? "runs" : "runs, and does not hold";
        } catch (NoSuchMethodException silent) {
            return "accepted without a word";
        }
    }

    private static boolean isCompiled(Snippet snippet, Path folder,
            DiagnosticCollector<JavaFileObject> said) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject source = new SimpleJavaFileObject(URI.create("mem:///Snippet.java"),
                JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoresErrors) {
                return snippet.text();
            }
        };
        try (StandardJavaFileManager files = compiler.getStandardFileManager(said, null, null)) {
            files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
            return compiler.getTask(null, files, said, List.of("-Xlint:all", "-proc:none"), null,
                    List.of(source)).call();
        }
    }

    /// The page of the manual.
    static String page(Map<String, List<Topic>> standards) {
        StringBuilder text = new StringBuilder("""
                <!-- generated by TopicsGolden from checks/src/test/resources/topics -->
                # The topics of MISRA C and CERT C

                What the rules for C guard against, topic by topic in our own words (the text is
                the standards'), and what closes each for class-C Java. Each row has a test that
                runs: a small program that javac must refuse or whose hazard is defined away, a
                program of the prover's corpus, or a habit that `ClassCSource` must find and that
                no class-C source has. *impossible*: the language has no such thing, or gives it
                one meaning everywhere. *javac*: an error, or a warning that this house builds
                with as an error. *prove*: a rule of this subset. *house*: another test of this
                repository. *open*: nobody refuses it yet.

                A closed topic is no statement of compliance: the standards define that.

                """);
        text.append("| | topics | impossible | javac | prove | house | open | closed |\n"
                + "|---|---:|---:|---:|---:|---:|---:|---:|\n");
        List<Topic> all = new ArrayList<>();
        standards.forEach((name, topics) -> {
            sums(text, name, topics);
            all.addAll(topics);
        });
        sums(text, "**both**", all);
        standards.forEach((name, topics) -> {
            text.append("\n## ").append(name)
                    .append("\n\n| rule | topic | closed by | test |\n|---|---|---|---|\n");
            for (Topic topic : topics) {
                text.append("| ").append(topic.number()).append(" | ").append(topic.topic())
                        .append(" | ").append(topic.closed().equals("open") ? "**open**"
                                : topic.closed()).append(" | ").append(link(topic))
                        .append(" |\n");
            }
        });
        return text.append("\n[All clauses](README.md)\n").toString();
    }

    private static void sums(StringBuilder text, String name, List<Topic> topics) {
        text.append("| ").append(name).append(" | ").append(topics.size());
        for (String each : List.of("impossible", "javac", "prove", "house", "open")) {
            text.append(" | ").append(count(topics, each));
        }
        double closed = 100.0 * (topics.size() - count(topics, "open")) / topics.size();
        text.append(String.format(Locale.ROOT, " | %.1f %% |%n", closed));
    }

    static long count(List<Topic> topics, String closed) {
        return topics.stream().filter(topic -> topic.closed().equals(closed)).count();
    }

    private static String link(Topic topic) {
        return switch (topic.kind()) {
            case "corpus" -> SubsetPages.link("rejects", topic.name());
            case "snippet" -> "[`" + topic.name()
                    + "`](../../checks/src/test/resources/topics/snippets.txt)";
            case "test" -> "`" + topic.name() + "`";
            default -> "–";
        };
    }
}
