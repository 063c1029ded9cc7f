package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.record.glucose.GlucoseUnit;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Why: a controller is better or worse only beside others that had the same people, meals and
/// sensors; and a disturbance that changes nothing would say that all are robust.
final class TrialComparisonTest {
    private static final TrialRequest SMALL =
            TrialRequest.standard().withPatients("adolescents").withSeeds(1);
    private static final ProgressListener NOBODY = (done, total, elapsedNs) -> { };

    private static TrialComparison compare(TrialRequest request, Controller... others) {
        return TrialComparison.of(PancreasTrial.run(request, NOBODY), List.of(others), NOBODY);
    }

    @Test
    void comparesPatientByPatient() {
        TrialComparison comparison = compare(SMALL, Controller.BASAL_BOLUS);
        assertEquals(2, comparison.arms().size());
        TrialComparison.Arm self = comparison.arms().getFirst();
        assertEquals(0, self.inRange().mean());
        assertEquals(0, self.inRange().high());
        TrialComparison.Arm other = comparison.arms().getLast();
        assertEquals(Controller.BASAL_BOLUS, other.controller());
        assertEquals(10, other.inRange().pairs());
        assertEquals(comparison.tried().pooled().inRangePercent()
                - other.result().pooled().inRangePercent(), other.inRange().mean(), 1e-9);
        assertNull(other.undisturbed());
    }

    @Test
    void showsWhatADisturbanceCosts() {
        TrialComparison comparison = compare(SMALL.withDisturbances("all"));
        TrialComparison.Arm self = comparison.arms().getFirst();
        assertNotNull(self.undisturbed());
        assertTrue(self.result().pooled().inRangePercent()
                < self.undisturbed().pooled().inRangePercent());
        String json = TrialJson.of(comparison);
        assertTrue(json.contains("\"undisturbed\""), json);
        assertTrue(TrialHtml.of(comparison, GlucoseUnit.MMOL_PER_L)
                .contains("Beside other controllers"));
    }

    @ParameterizedTest
    @EnumSource(Disturbance.class)
    void eachDisturbanceChangesTheDayAndTheSameSeedGivesTheSameOne(Disturbance disturbance) {
        TrialRequest request = SMALL.withPatients("adult#003").withDays(2);
        TrialRequest disturbed = request.withDisturbances(disturbance.label());
        TrialResult once = PancreasTrial.run(disturbed, NOBODY);
        assertEquals(once.digest(), PancreasTrial.run(disturbed, NOBODY).digest());
        assertNotEquals(PancreasTrial.run(request, NOBODY).digest(), once.digest());
        assertTrue(once.patients().getFirst().worstRun().replayCommand()
                .contains("--disturb " + disturbance.label()));
    }

    @ParameterizedTest
    @EnumSource(Controller.class)
    void everyControllerHoldsAFastingAdult(Controller controller) {
        TrialResult result = PancreasTrial.run(SMALL.withPatients("adult#001")
                .withController(controller).withSeeds(1), NOBODY);
        assertTrue(result.pooled().inRangePercent() > 80, result.pooled()::toString);
        assertEquals(List.of(), result.violations());
        assertEquals(controller, Controller.named(controller.label()));
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertThrows(TrialException.class, () -> Controller.select("pid,,oref0"));
        assertThrows(TrialException.class, () -> Disturbance.select("rain"));
        assertThrows(TrialException.class, () -> SMALL.withDisturbances(""));
        assertEquals(4, Controller.select("all").size());
        assertEquals(List.of(), Controller.select(""));
    }
}
