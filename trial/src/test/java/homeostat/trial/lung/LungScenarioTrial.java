package homeostat.trial.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.trial.organ.Scenarios;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Written hours in intensive care, each with the outcome that a clinician would ask for.
final class LungScenarioTrial {
    // [trial->req~lost-gas-holds-then-backs-up~1]
    // [trial->req~never-room-air~1]
    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        return Scenarios.tests(new LungOrgan());
    }

    @Test
    void everythingThatCanHappenIsInOneOfThem() throws IOException {
        assertEquals(Set.of(), Scenarios.unused(new LungOrgan()));
    }
}
