package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Why: a ratio of two speeds means something only when both solved the same problem.
final class CirculationPeer {

    private static final int PEOPLE = 3;
    private static final int SECONDS = 2;
    /// One algorithm, three libraries of exponential functions.
    private static final double SAME = 1e-7;

    private final CirculationPeers peers = new CirculationPeers(Repository.home());

    @Test
    void cArrivesWhereWeDo() {
        Repository.assume(C::version);
        assertSame(peers.compiled(C.program(Repository.home(), "circulation"), PEOPLE, SECONDS),
                PEOPLE, SAME);
    }

    @Test
    void rustArrivesWhereWeDo() {
        Repository.assume(Rust::version);
        assertSame(peers.compiled(Rust.program(Repository.home(), "circulation"), PEOPLE,
                SECONDS), PEOPLE, SAME);
    }

    @Test
    void numpyArrivesWhereWeDo() {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(peers.python("numpy", PEOPLE, SECONDS), PEOPLE, SAME);
    }

    @Test
    void scipyArrivesNearWhereWeDo() {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(peers.python("scipy", 1, SECONDS), 1, CirculationBenchmark.TOLERANCE);
    }

    private static void assertSame(Sample peer, int people, double tolerance) {
        Map<String, Double> ours = new OurCirculation().live(people, SECONDS).answers();
        Map<String, Double> theirs = peer.answers();
        assertEquals(ours.keySet(), theirs.keySet());
        ours.forEach((name, expected) -> assertEquals(expected, theirs.get(name), tolerance,
                name));
    }
}
