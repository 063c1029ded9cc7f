package homeostat.trial.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.OrganRunResult;
import homeostat.trial.organ.Organs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kidney on the cohort that was frozen before it was tuned, and on one that was held out: half
/// of the falls of blood pressure of fixed-rate treatment at equal fluid in equal time, and no rule
/// broken, whatever breaks.
final class KidneyCohortTrial {
    private static final KidneyOrgan ORGAN = new KidneyOrgan();

    // [trial->req~never-above-thirteen~1]
    @Test
    void halvesHypotensiveEventsAtEqualFluid() {
        OrganResult<KidneyKind> result = Organs.trial(ORGAN, "both:24", "session", "none", true);
        double guided = result.sum("guided", "hypotensiveEvents");
        double fixed = result.sum("fixed", "hypotensiveEvents");
        assertTrue(fixed >= 8, "fixed treatment fails in some: " + fixed);
        assertTrue(guided <= fixed / 2, guided + " guided, " + fixed + " fixed");
        for (OrganRunResult<KidneyKind> each : result.own()) {
            assertTrue(each.figures().get("highestRateMlPerKgPerHour") <= 13 + 1e-9);
            assertTrue(Math.abs(each.figures().get("sodiumChangeMmolPerL")) <= 6.5);
        }
        assertEquals(result.sum("fixed", "removedMl"), result.sum("guided", "removedMl"), 1);
        assertEquals(result.mean("fixed", "minutes"), result.mean("guided", "minutes"), 1);
        assertTrue(result.mean("guided", "removedMl") > 0.9 * result.mean("guided", "goalMl"));
        assertTrue(result.mean("guided", "singlePoolKtV") > 1.4);
        assertEquals(List.of(), Organs.violations(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"meal", "bleeding", "troubles"})
    void breaksNoSafetyRuleIn(String course) {
        assertEquals(List.of(), Organs.violations(Organs.trial(ORGAN, "4", course, "none",
                false)));
    }
}
