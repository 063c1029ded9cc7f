package homeostat.trial.pancreas.baseline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import homeostat.record.glucose.GlucoseTally;
import homeostat.trial.pancreas.Controller;
import homeostat.trial.pancreas.PancreasTrial;
import homeostat.trial.pancreas.TrialRequest;
import org.junit.jupiter.api.Test;

/// Why: the rebuilt baselines, in our loop, must fare as the originals did in theirs, or we would
/// compare ourselves with something weaker.
///
/// The figures are those of the originals on the same patients and meals with a sensor error of
/// the same kind, other draws: oref0 0.7.1, 90.9 % in range announced, 82.8 % unannounced with
/// microboluses; simglucose's basal and bolus, 86.2 %.
final class BaselineTrial {
    private static GlucoseTally pooled(Controller controller, String meals) {
        return PancreasTrial.run(TrialRequest.standard().withSeeds(1).withMeals(meals)
                .withController(controller), (done, total, elapsedNs) -> { }).pooled();
    }

    @Test
    void orefFaresAsTheOriginalDidWithAnnouncedMeals() {
        GlucoseTally glucose = pooled(Controller.OREF0, "announced");
        assertEquals(90.9, glucose.inRangePercent(), 1.5);
        assertEquals(0.69, glucose.below70Percent(), 0.6);
    }

    @Test
    void orefWithMicrobolusesFaresAsTheOriginalDidWithUnannouncedMeals() {
        GlucoseTally glucose = pooled(Controller.OREF0_SMB, "unannounced");
        assertEquals(82.8, glucose.inRangePercent(), 2);
        assertEquals(4.3, glucose.below70Percent(), 2);
    }

    @Test
    void basalAndBolusFareAsTheOriginalDid() {
        assertEquals(86.2, pooled(Controller.BASAL_BOLUS, "announced").inRangePercent(), 2);
    }
}
