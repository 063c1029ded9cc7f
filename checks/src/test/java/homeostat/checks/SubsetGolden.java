package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.Explanation;
import homeostat.proof.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Exists because a specification that is not made from what is tested is an opinion.
class SubsetGolden {
    private static final int REJECTS_MIN = 10;

    @Test
    void thePagesAreTheRulesAndTheCorpus() throws IOException {
        Map<String, String> pages = SubsetPages.pages();
        Map<String, String> stored = new TreeMap<>();
        if (Boolean.getBoolean("golden.accept")) {
            for (String name : clauses()) {
                Files.deleteIfExists(SubsetPages.FOLDER.resolve(name));
            }
            for (Map.Entry<String, String> page : pages.entrySet()) {
                Files.writeString(SubsetPages.FOLDER.resolve(page.getKey()), page.getValue());
            }
        }
        for (String name : clauses()) {
            stored.put(name, House.text(SubsetPages.FOLDER.resolve(name)));
        }

        assertEquals(pages.keySet(), stored.keySet(), "docs/subset: accept the golden pages");
        pages.forEach((name, page) -> assertEquals(page, stored.get(name), name));
    }

    @ParameterizedTest
    @EnumSource
    void aRuleHasProseAndAPairOfExamplesThatAreItsOwn(Rule rule) {
        Explanation explanation = Explanation.of(rule);

        assertTrue(explanation.reason().length() > 40, "a reason is a sentence");
        if (explanation.bad().startsWith(SubsetPages.TEST)) {
            assertTrue(Files.exists(SubsetPages.test(explanation)), explanation.bad());
            return;
        }
        assertTrue(SubsetPages.refused().contains(explanation.bad()), explanation.bad());
        assertTrue(SubsetPages.accepted().contains(explanation.good()), explanation.good());
        assertTrue(SubsetPages.diagnostic(explanation.bad()).contains(": " + rule.id() + ": "),
                explanation.bad() + " is refused by " + rule.id());
    }

    @Test
    void everyFamilyThatHasAClauseHasTenRefusedPrograms() {
        Map<Rule.Family, Set<String>> refused = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            for (String name : SubsetPages.refused()) {
                if (SubsetPages.diagnostic(name).contains(": " + rule.id() + ": ")) {
                    refused.computeIfAbsent(rule.family(), key -> new TreeSet<>()).add(name);
                }
            }
        }
        List<String> thin = Stream.of(Rule.values()).map(Rule::family).distinct()
                .filter(family -> refused.getOrDefault(family, Set.of()).size() < REJECTS_MIN)
                .map(family -> family + " " + refused.getOrDefault(family, Set.of()).size())
                .toList();

        assertEquals(List.of(), thin, "families with fewer than " + REJECTS_MIN);
    }

    private static Set<String> clauses() throws IOException {
        Files.createDirectories(SubsetPages.FOLDER);
        try (Stream<Path> files = Files.list(SubsetPages.FOLDER)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("README\\.md|\\d\\.\\d+-.*\\.md"))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
