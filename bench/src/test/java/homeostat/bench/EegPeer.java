package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why: a ratio of two speeds means something only when both found the same figures.
final class EegPeer {

    private static final int SECONDS = 50;

    @TempDir
    private Path folder;

    private EegPeers peers;
    private Map<String, Double> ours;

    @BeforeEach
    void record() {
        Path recording = folder.resolve("recording");
        OurEeg.write(recording, SECONDS);
        peers = new EegPeers(Repository.home(), recording);
        ours = OurEeg.read(recording, SECONDS).analyse();
    }

    @Test
    void cFindsWhatWeFind() {
        Repository.assume(C::version);
        assertSame(peers.c(SECONDS));
    }

    @Test
    void rustFindsWhatWeFind() {
        Repository.assume(Rust::version);
        assertSame(peers.rust(SECONDS));
    }

    @Test
    void aNotebookAndNumpyFindWhatWeFind() {
        Repository.assume(GlucosePeers::pythonVersion);
        assertSame(peers.python("notebook", SECONDS));
        assertSame(peers.python("vectorised", SECONDS));
    }

    private void assertSame(Sample peer) {
        assertEquals(ours.keySet(), peer.answers().keySet());
        ours.forEach((name, expected) -> assertEquals(expected, peer.answers().get(name),
                EegBenchmark.TOLERANCE, name));
    }
}
