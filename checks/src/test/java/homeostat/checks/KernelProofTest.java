package homeostat.checks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.proof.Finding;
import homeostat.proof.ProofRun;
import homeostat.proof.Rule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Exists because class C is promised of the whole kernel, and devices use only part of it. The
/// entry is test code and declares no safety class.
class KernelProofTest {
    @Test
    void whatNoDeviceUsesYetKeepsTheRulesOfClassC() throws URISyntaxException {
        List<Path> path = List.of(House.root().resolve("kernel/target/classes"),
                Path.of(KernelWorkout.class.getProtectionDomain().getCodeSource().getLocation()
                        .toURI()));
        ProofRun run = ProofRun.of(path, List.of(KernelWorkout.class.getName()));

        assertEquals(Set.of(), run.judged().getFirst().proof().findings().stream()
                .filter(finding -> finding.rule() != Rule.DECLARED_CLASS)
                .map(Finding::text).collect(Collectors.toSet()));
    }
}
