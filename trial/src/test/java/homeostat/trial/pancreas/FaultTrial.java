package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.ProgressListener;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever breaks, the pancreas keeps its own rules; when nothing breaks, it holds the glucose.
final class FaultTrial {

    private static List<String> violations(TrialResult result) {
        return result.violations().stream().map(event -> event.rule().label() + " "
                + event.when() + ": " + event.run().replayCommand()).toList();
    }

    // [trial->req~stale-reading-ends-dosing~1]
    // [trial->req~implausible-reading-ends-dosing~1]
    @ParameterizedTest
    @EnumSource(FaultKind.class)
    void breaksNoSafetyRuleUnder(FaultKind fault) {
        TrialResult result = PancreasTrial.run(TrialRequest.standard().withSeeds(1)
                .withFaults(fault.label()).withWorkers(2), ProgressListener.NONE);
        assertEquals(List.of(), violations(result));
    }

    /// Source of the bounds: the consensus goals for children and adults, Diabetes Care 42(8),
    /// 2019, and for range and hypoglycaemia what announced meals allow.
    @ParameterizedTest
    @ValueSource(strings = {"adult#001", "adult#007", "adolescent#001", "child#005"})
    void holdsTheGlucoseOfAnOrdinaryDay(String patient) {
        TrialResult result = PancreasTrial.run(TrialRequest.standard().withPatients(patient)
                .withSeeds(3), ProgressListener.NONE);
        assertTrue(result.pooled().inRangePercent() >= 95,
                "in range: " + result.pooled().inRangePercent());
        assertTrue(result.pooled().below70Percent() < 4,
                "below 70: " + result.pooled().below70Percent());
        assertEquals(0, result.pooled().below54Percent());
        assertEquals(List.of(), violations(result));
    }

    @Test
    void holdsTheWholeCohortWithinWhatIsPromised() {
        TrialResult result = PancreasTrial.run(TrialRequest.standard().withSeeds(4).withWorkers(2),
                ProgressListener.NONE);
        assertTrue(result.pooled().inRangePercent() >= 88,
                "in range: " + result.pooled().inRangePercent());
        assertTrue(result.pooled().below70Percent() <= 1.5,
                "below 70: " + result.pooled().below70Percent());
        assertTrue(result.pooled().below54Percent() <= 0.2,
                "below 54: " + result.pooled().below54Percent());
        assertEquals(List.of(), violations(result));
    }

    /// A controller that learns can learn something false; one day is too short to see it.
    @Test
    void keepsTheConsensusGoalsForAWeekOfOrdinaryEating() {
        TrialResult result = PancreasTrial.run(TrialRequest.standard().withSeeds(2).withDays(7)
                .withScenario("random").withWorkers(2), ProgressListener.NONE);
        assertTrue(result.pooled().inRangePercent() > 70,
                "in range: " + result.pooled().inRangePercent());
        assertTrue(result.pooled().below70Percent() < 4,
                "below 70: " + result.pooled().below70Percent());
        assertTrue(result.pooled().below54Percent() < 1,
                "below 54: " + result.pooled().below54Percent());
        assertEquals(List.of(), violations(result));
    }
}
