package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The detector in C, in Rust and in Python must stay the detector in Java, or the benchmark
/// compares different things.
final class EcgPeer {
    private static final Set<String> SAME = Set.of("Rust, same detector", "C, same detector",
            "Python, same detector");

    @Test
    void everyPortFindsTheSameBeatsAtTheSamePlaces() {
        try {
            Child.run(10, List.of("gcc", "--version"));
            Child.run(10, List.of("rustc", "--version"));
        } catch (BenchException missing) {
            assumeTrue(false, "no gcc or no rustc: " + missing.getMessage());
        }
        BenchReport report = new EcgBenchmark().run(new BenchRequest(1, Repository.home()),
                line -> { });
        List<BenchReport.Row> ports = report.rows().stream()
                .filter(row -> SAME.contains(row.who())).toList();
        assertEquals(SAME.size(), ports.size(), report.leftOut().toString());
        for (BenchReport.Row port : ports) {
            assertTrue(port.ratioToOurs().isPresent(), port.who() + ": " + port.disagreement());
        }
    }
}
