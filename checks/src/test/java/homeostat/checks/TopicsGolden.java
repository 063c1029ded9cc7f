package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Exists because "closed" is a word until a program has been refused.
class TopicsGolden {
    private static final Path PAGE = SubsetPages.FOLDER.resolve("misra-cert.md");
    private static final double CLOSED_MIN = 0.93;
    private static final Map<String, Topics.Snippet> SNIPPETS = Topics.snippets();

    @TempDir
    private Path folder;

    static Collection<Topics.Snippet> snippets() {
        return SNIPPETS.values();
    }

    static Stream<Topics.Topic> topics() {
        return standards().values().stream().flatMap(List::stream);
    }

    private static Map<String, List<Topics.Topic>> standards() {
        Map<String, List<Topics.Topic>> standards = new LinkedHashMap<>();
        standards.put("MISRA C:2012", Topics.read("misra-c-2012.txt"));
        standards.put("CERT C", Topics.read("cert-c.txt"));
        return standards;
    }

    @ParameterizedTest
    @MethodSource("snippets")
    void aSnippetHasTheFateThatItsBlockNames(Topics.Snippet snippet) throws Exception {
        assertEquals(snippet.fate(), Topics.fate(snippet, folder), snippet.text());
    }

    @ParameterizedTest
    @MethodSource("topics")
    void aTopicIsClosedByATestOfThatKind(Topics.Topic topic) throws IOException {
        assertTrue(Topics.CLASSES.contains(topic.closed()), topic.toString());
        switch (topic.closed()) {
            case "open" -> assertEquals("–", topic.test());
            case "prove" -> assertTrue(topic.kind().equals("corpus")
                    && SubsetPages.refused().contains(topic.name()), topic.toString());
            case "house" -> assertTrue(topic.kind().equals("test") ? isTest(topic.name())
                    : fate(topic).startsWith("source "), topic.toString());
            case "javac" -> assertTrue(Set.of("refused", "warned").contains(fate(topic)),
                    topic.toString());
            default -> assertTrue(Set.of("refused", "runs").contains(fate(topic)),
                    topic.toString());
        }
    }

    @Test
    void noClassCSourceHasAHabitThatATopicIsClosedBy() {
        List<String> findings = new ArrayList<>();
        for (String module : List.of("kernel", "signal", "device")) {
            for (Path file : House.javaFiles(module)) {
                if (file.toString().contains("/src/main/")) {
                    findings.addAll(ClassCSource.findings(
                            House.root().relativize(file).toString(), House.text(file)));
                }
            }
        }

        assertEquals(List.of(), findings);
    }

    @Test
    void thePageIsTheListsAndEnoughIsClosed() throws IOException {
        String page = Topics.page(standards());
        if (Boolean.getBoolean("golden.accept")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        List<Topics.Topic> all = topics().toList();
        Set<String> seen = new HashSet<>();
        all.forEach(topic -> assertTrue(seen.add(topic.number()), topic.number() + " is twice"));

        assertEquals(page, Files.readString(PAGE), "accept with -Dgolden.accept=true");
        assertTrue(Topics.count(all, "open") <= (1 - CLOSED_MIN) * all.size());
    }

    private static String fate(Topics.Topic topic) {
        return SNIPPETS.containsKey(topic.name()) ? SNIPPETS.get(topic.name()).fate() : "missing";
    }

    private static boolean isTest(String name) throws IOException {
        for (String module : House.modules().keySet()) {
            if (House.javaFiles(module).stream().anyMatch(file -> file.endsWith(name + ".java"))) {
                return true;
            }
        }
        return false;
    }
}
