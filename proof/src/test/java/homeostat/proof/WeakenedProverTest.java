package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Exists because the corpus is what stands between a weakened rule and a release: with any one
/// report of the prover silenced, some golden file must read differently.
class WeakenedProverTest {
    @BeforeAll
    static void compileOnce() {
        Corpus.program();
        System.setProperty(Corpus.COMPILED, "true");
    }

    @AfterAll
    static void forget() {
        System.clearProperty(Corpus.COMPILED);
    }

    @Test
    void aProverWithAnyReportSilencedIsCaughtByTheCorpus() throws ReflectiveOperationException {
        List<WeakenedProver.Mutant> mutants = WeakenedProver.all();
        List<WeakenedProver.Mutant> survivors = new ArrayList<>();
        for (WeakenedProver.Mutant mutant : mutants) {
            List<String> names = witnesses(mutant);
            List<String> folders = names.stream().map(name -> "rejects").toList();
            if (new WeakenedProver(mutant).noticedBy(folders, names) == null) {
                survivors.add(mutant);
            }
        }
        System.out.println("prover mutants: " + mutants.size() + ", survivors: "
                + survivors.size());

        assertTrue(mutants.size() > Rule.values().length);
        assertEquals(List.of(), survivors);
    }

    /// The programs that the silenced rule refuses, or all when the place names no rule.
    private static List<String> witnesses(WeakenedProver.Mutant mutant) {
        List<String> names = Corpus.names("rejects");
        return mutant.rule().map(rule -> names.stream()
                .filter(name -> golden(name).contains(": " + Rule.valueOf(rule).id() + ": "))
                .toList()).orElse(names);
    }

    private static String golden(String name) {
        try {
            return Files.readString(Corpus.FOLDER.resolve("rejects").resolve(name + ".txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
