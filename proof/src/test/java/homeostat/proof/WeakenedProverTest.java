package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Exists because the corpus is what stands between a weakened rule and a release: with any one
/// report of the prover silenced, some golden file must read differently.
class WeakenedProverTest {
    private static final List<String> FOLDERS = List.of(Corpus.REJECTS, "devices/rejects");
    /// What depends on where a class file lies.
    private static final Set<String> OF_PLACES = Set.of("CLASS_C_ONLY", "DECLARED_CLASS");

    @BeforeAll
    static void compileOnce() {
        Corpus.program();
        DeviceCorpus.program();
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
            if (!isHeldElsewhere(mutant) && !isNoticed(mutant)) {
                survivors.add(mutant);
            }
        }
        System.out.println("prover mutants: " + mutants.size() + ", survivors: "
                + survivors.size());

        assertTrue(mutants.size() > Rule.values().length);
        assertEquals(List.of(), survivors);
    }

    /// By `PlacesTest`, or by no program: the last net, for values that cannot be followed where no
    /// other rule has found anything, has caught nothing yet.
    private static boolean isHeldElsewhere(WeakenedProver.Mutant mutant) {
        return mutant.rule().map(OF_PLACES::contains).orElse(false)
                || mutant.type().endsWith(".ValueRules") && mutant.method().startsWith("judge(");
    }

    private static boolean isNoticed(WeakenedProver.Mutant mutant)
            throws ReflectiveOperationException {
        List<String> folders = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (String folder : FOLDERS) {
            for (String name : Corpus.names(folder)) {
                if (isWitness(folder, name, mutant)) {
                    folders.add(folder);
                    names.add(name);
                }
            }
        }
        return new WeakenedProver(mutant).noticedBy(folders, names) != null;
    }

    /// Whether the program is refused by the silenced rule, or the silenced place names no rule.
    private static boolean isWitness(String folder, String name, WeakenedProver.Mutant mutant) {
        try {
            String golden = Files.readString(Corpus.FOLDER.resolve(folder).resolve(name + ".txt"));
            return mutant.rule().map(rule -> golden.contains(": " + Rule.valueOf(rule).id()
                    + ": ")).orElse(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
