package homeostat.trial.vad;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.Organs;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whatever breaks, the heart pump keeps its own rules; when nothing breaks, it does what is
/// published of the best.
final class VadCohortTrial {
    private static final VadOrgan ORGAN = new VadOrgan();

    private static OrganResult<VadKind> trial(String patients, String course, String faults) {
        return Organs.trial(ORGAN, patients, course, faults, false);
    }

    /// Source of the bars: Mansouri et al. 2015, Starling-like control, its three scenarios.
    @Test
    void matchesThePublishedStarlingControlInItsThreeScenarios() {
        OrganResult<VadKind> work = trial("both:4", "exercise", "none");
        double rise = mean(work, "flowLPerMin") / mean(work, "restFlowLPerMin") - 1;
        assertTrue(rise >= 0.54, "flow rise " + rise);
        OrganResult<VadKind> bleeding = trial("both:4", "haemorrhage", "none");
        assertTrue(mean(bleeding, "endDiastolicMmHg") >= 4.9);
        assertTrue(mean(bleeding, "arterialMmHg") >= 84);
        OrganResult<VadKind> weak = trial("both:4", "weak-heart", "none");
        assertTrue(mean(weak, "flowLPerMin") >= 5.2);
        assertEquals(List.of(), Organs.violations(work));
        assertEquals(List.of(), Organs.violations(bleeding));
        assertEquals(List.of(), Organs.violations(weak));
    }

    private static double mean(OrganResult<VadKind> result, String figure) {
        return result.mean("regulated", figure);
    }

    // [trial->req~suction-is-released~1]
    @Test
    void seesSuctionWithEverySensorFault() {
        OrganResult<VadKind> held = trial("3", "held", "all");
        double seen = held.sum("regulated", "suctionSeenBeats");
        double missed = held.sum("regulated", "suctionMissedBeats");
        double clear = held.sum("regulated", "clearBeats");
        double falsely = held.sum("regulated", "falseBeats");
        assertTrue(seen > 300, "beats of suction " + seen);
        assertTrue(seen / (seen + missed) >= 0.95, seen + " seen, " + missed + " missed");
        assertTrue(clear / (clear + falsely) >= 0.98, clear + " clear, " + falsely + " falsely");
    }
}
