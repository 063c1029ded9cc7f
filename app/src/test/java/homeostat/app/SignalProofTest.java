package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.app.entry.BeatEntry;
import homeostat.app.entry.EegEntry;
import homeostat.app.entry.OximeterEntry;
import homeostat.proof.Finding;
import homeostat.proof.ProofRun;
import homeostat.proof.Rule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because no device that ships uses these detectors yet, and class C is promised of them.
/// The entries are test code and declare no safety class.
class SignalProofTest {

    @ParameterizedTest
    @ValueSource(classes = {BeatEntry.class, EegEntry.class, OximeterEntry.class})
    void whatADeviceWouldUseKeepsTheRulesOfClassC(Class<?> entry) throws URISyntaxException {
        List<Path> path = new ArrayList<>(ClassC.path());
        path.add(Path.of(entry.getProtectionDomain().getCodeSource().getLocation().toURI()));

        ProofRun run = ProofRun.of(path, List.of(entry.getName()));

        assertEquals(Set.of(), run.judged().getFirst().proof().findings().stream()
                .filter(finding -> finding.rule() != Rule.DECLARED_CLASS)
                .map(Finding::text).collect(Collectors.toSet()));
    }
}
