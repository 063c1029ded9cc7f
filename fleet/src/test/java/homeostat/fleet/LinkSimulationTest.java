package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Everything goes wrong under one seed, and nothing acknowledged is lost and no alarm is missed.
/// More seeds: `./homeostat fleet simulate --runs 10000`.
final class LinkSimulationTest {
    private static final int RUNS = 25;

    @Test
    void losesNothingAcknowledgedAndMissesNoAlarm() {
        int faults = 0;
        for (long seed = 0; seed < RUNS; seed++) {
            LinkSimulation.Outcome outcome = LinkSimulation.run(Stream.of(seed)::nextInt);
            assertEquals("", outcome.broken(),
                    "replay: ./homeostat fleet simulate --runs 1 --seed " + seed);
            faults += outcome.faults();
        }
        assertTrue(faults > 10 * RUNS, "too little went wrong: faults=" + faults);
    }

    @Test
    void isTheSameRunForTheSameSeed() {
        assertEquals(LinkSimulation.run(Stream.of(5)::nextInt),
                LinkSimulation.run(Stream.of(5)::nextInt));
    }
}
