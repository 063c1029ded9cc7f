package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.body.glucose.GlucosePatients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why: a ratio of two speeds means something only when both solved the same problem.
final class GlucosePeer {

    private static final String PATIENT = "child#004";

    private final GlucosePeers peers = new GlucosePeers(Repository.home());
    private final Map<String, Double> ours =
            new OurPatients(List.of(GlucosePatients.named(PATIENT))).live(1).answers();

    @Test
    void rustWithTheSameAlgorithmArrivesWhereWeDo() {
        Repository.assume(Rust::version);
        assertSame(peers.rust("series", PATIENT, 1));
    }

    @Test
    void rustWithPlainRungeKuttaArrivesWhereWeDo() {
        Repository.assume(Rust::version);
        assertSame(peers.rust("rk4", PATIENT, 1));
    }

    @Test
    void patientsSideBySideArriveWhereTheyDoAlone() {
        Repository.assume(() -> {
            if (!GlucosePeers.hasVectors()) {
                throw new BenchException("no vectors in this JVM");
            }
            return "";
        });
        Map<String, Double> together = GlucosePeers.ourLanes(0, 1).answers();
        ours.forEach((name, expected) -> assertEquals(expected, together.get(name), name));
    }

    @Test
    void scipyArrivesWhereWeDo() {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(peers.python("scipy", PATIENT, 1));
    }

    @Test
    void numpyArrivesWhereWeDo() {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(peers.python("numpy", PATIENT, 1));
    }

    private void assertSame(Sample peer) {
        Map<String, Double> theirs = peer.answers();
        assertEquals(ours.keySet(), theirs.keySet());
        ours.forEach((name, expected) -> assertEquals(expected, theirs.get(name),
                GlucoseBenchmark.TOLERANCE_MG_PER_DL, name));
    }
}
