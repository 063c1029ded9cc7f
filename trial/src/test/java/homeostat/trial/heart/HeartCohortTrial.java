package homeostat.trial.heart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.Organs;
import homeostat.trial.organ.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An artificial heart must send what comes, and must not let one side gain on the other, in every
/// person and whatever breaks.
///
/// Source of the bands: left atrial pressure 3 to 18, right 0 to 12 mmHg, never below −2, settled
/// within a minute; output range of Aeson, 4.3 to 7.3 L/min (Netuka et al., ASAIO Journal 2021).
final class HeartCohortTrial {
    private static final HeartOrgan ORGAN = new HeartOrgan();

    private static OrganResult<HeartKind> trial(String patients, String course, String faults) {
        return Organs.trial(ORGAN, patients, course, faults, false);
    }

    // [trial->req~atria-stay-in-their-bands~1]
    @ParameterizedTest
    @ValueSource(strings = {"return-falls", "return-rises", "exercise", "resistance", "lung"})
    void holdsBothAtriaInEveryPerson(String course) {
        OrganResult<HeartKind> result = trial("both:8", course, "none");
        assertEquals(16, result.sum("regulated", "runsInBands"));
        assertTrue(result.most("regulated", "settledSeconds") <= 60, "settled within a minute");
        assertEquals(List.of(), Organs.violations(result));
    }

    @Test
    void outputFollowsWhatComesOverItsWholeRange() {
        OrganResult<HeartKind> work = trial("8", "exercise", "none");
        OrganResult<HeartKind> bleeding = trial("8", "haemorrhage", "none");
        assertEquals(7.3, work.mean("regulated", "outputLPerMin"), 0.1);
        assertEquals(4.6, bleeding.mean("regulated", "outputLPerMin"), 0.3);
    }

    @Test
    void bloodIsConserved() {
        OrganBed<HeartKind> bed = ORGAN.bed(Run.of(ORGAN, "typical", 1,
                ORGAN.course("exercise")));
        HeartWorld world = (HeartWorld) bed.world();
        double before = world.body().volumeMl();
        bed.live();
        assertEquals(before, world.body().volumeMl(), 1e-8);
    }
}
