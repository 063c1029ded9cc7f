package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.app.entry.EegEntry;
import homeostat.app.entry.OximeterEntry;
import homeostat.proof.EntryPoints;
import homeostat.proof.Program;
import homeostat.proof.Proof;
import homeostat.proof.Prover;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because no device that ships uses these detectors yet, and class C is promised of them.
class SignalProofTest {

    @ParameterizedTest
    @ValueSource(classes = {EegEntry.class, OximeterEntry.class})
    void whatADeviceWouldUseKeepsTheRulesOfClassC(Class<?> entry) throws URISyntaxException {
        List<Path> path = new ArrayList<>(ClassC.path());
        path.add(Path.of(entry.getProtectionDomain().getCodeSource().getLocation().toURI()));
        Program program = Program.load(path);

        Proof proof = Prover.prove(program, EntryPoints.of(program, entry.getName()));

        assertTrue(proof.isProved(), proof.text());
    }
}
