package homeostat.trial.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.trial.organ.Scenarios;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Written sessions, each with the outcome that a clinician would ask for beside it.
final class KidneyScenarioTrial {
    // [trial->req~lost-blood-volume-ends-guidance~1]
    // [trial->req~ultrafiltration-is-seen-twice~1]
    // [trial->req~protection-stops-by-itself~1]
    @TestFactory
    Stream<DynamicTest> comesOutAsExpected() throws IOException {
        return Scenarios.tests(new KidneyOrgan());
    }

    @Test
    void everythingThatCanHappenIsInOneOfThem() throws IOException {
        assertEquals(Set.of("clearance-silent", "lines-silent", "meter-wrong"),
                Scenarios.unused(new KidneyOrgan()));
    }
}
