package homeostat.trial.organ;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.FaultSweep;
import homeostat.trial.ProgressListener;
import homeostat.trial.TrialException;
import homeostat.trial.kidney.KidneyOrgan;
import homeostat.trial.vad.VadOrgan;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Exists because a fault does not choose its moment: here a seeded sample of the sweep that
/// `./homeostat trial NAME --sweep` does in full, for each organ, in all its modes.
final class OrganSweepTrial {
    private static final int CASES = 40;

    static List<Organ<?>> organs() {
        return Organs.all();
    }

    // [trial->req~protection-stops-by-itself~1]
    @ParameterizedTest
    @MethodSource("organs")
    void aSampleOfTheSweepBreaksNoRule(Organ<?> organ) {
        FaultSweep.Result result = FaultSweep.run(new OrganSweep<>(organ, 11).sample(CASES), 2,
                ProgressListener.NONE);
        assertEquals(List.of(), result.failures());
        assertEquals(CASES, result.total());
        assertEquals(organ.sweep().ways().size(), result.tried().size(), "in every mode");
    }

    /// Also reaches every mode, which is checked as the cases are made.
    @Test
    void hasEveryFaultAtEveryReadingAndEveryPair() {
        KidneyOrgan organ = new KidneyOrgan();
        SweepPlan<?> plan = organ.sweep();
        OrganSweep<?> sweep = new OrganSweep<>(organ, 1);
        List<FaultSweep.Case> every = sweep.cases("every");
        int pairs = plan.hazardous().size() * (plan.hazardous().size() - 1);
        assertEquals(plan.ways().size() * plan.menu().size() * plan.readings(), every.size());
        assertEquals(plan.ways().size() * pairs, sweep.cases("pairs").size());
        assertEquals(every.size(),
                new HashSet<>(every.stream().map(FaultSweep.Case::label).toList()).size());
    }

    @Test
    void aCaseIsLivedAgainByItsName() {
        String name = "Cautious/flow-biased:32.06:25:0.25+power-silent:40:25:1";
        List<FaultSweep.Case> cases = new OrganSweep<>(new VadOrgan(), 1).cases(name);
        assertEquals(1, cases.size());
        assertEquals(name, cases.getFirst().label());
        assertTrue(cases.getFirst().replay().endsWith("--seed 1 --sweep " + name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "never", "Regulating", "Regulating/", "Sleeping/flow-stuck:32:1:0",
        "Regulating/rust:32:1:0.5", "Regulating/flow-stuck:32:1", "Regulating/flow-stuck:a:1:0.5",
        "Regulating/flow-stuck:32:1:-1"})
    void refusesWhatIsNoCase(String name) {
        OrganSweep<?> sweep = new OrganSweep<>(new VadOrgan(), 1);
        TrialException refusal = assertThrows(TrialException.class, () -> sweep.cases(name));
        assertTrue(refusal.getMessage().contains("expected"), refusal.getMessage());
    }
}
