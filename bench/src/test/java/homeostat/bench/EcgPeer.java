package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The detector in C must stay the detector in Java, or the benchmark compares two things.
final class EcgPeer {
    @Test
    void theDetectorInCFindsTheSameBeatsAtTheSamePlaces() {
        try {
            Child.run(10, List.of("gcc", "--version"));
        } catch (BenchException missing) {
            assumeTrue(false, "no gcc: " + missing.getMessage());
        }
        BenchReport report = new EcgBenchmark().run(new BenchRequest(1, Repository.home()),
                line -> { });
        BenchReport.Row c = report.rows().get(1);
        assertEquals("C, same detector", c.who());
        assertTrue(c.ratioToOurs().isPresent(), c.disagreement());
    }
}
