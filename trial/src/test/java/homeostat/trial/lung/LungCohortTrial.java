package homeostat.trial.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.trial.organ.Course;
import homeostat.trial.organ.Happening;
import homeostat.trial.organ.OrganBed;
import homeostat.trial.organ.OrganResult;
import homeostat.trial.organ.Organs;
import homeostat.trial.organ.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lung on its cohorts: saturation in its band, carbon dioxide at its target, and no rule
/// broken, whatever breaks and whenever.
final class LungCohortTrial {
    private static final LungOrgan ORGAN = new LungOrgan();

    @Test
    void holdsSaturationInItsBandThroughANight() {
        OrganResult<LungKind> result = Organs.trial(ORGAN, "5", "night", "none", false);
        assertTrue(result.mean("closed", "inBandPercent") >= 80);
        assertTrue(result.mean("closed", "below80Percent") <= 0.5);
        assertEquals(List.of(), Organs.violations(result));
    }

    /// Many of them are above the band at the least oxygen, which nothing can bring down.
    @Test
    void holdsSaturationOfPeopleItWasNotTunedOn() {
        OrganResult<LungKind> result = Organs.trial(ORGAN, "unseen:4", "night", "none", false);
        assertTrue(result.mean("closed", "inBandOrLeastPercent") >= 80);
        assertTrue(result.mean("closed", "below80Percent") <= 0.5);
        assertEquals(List.of(), Organs.violations(result));
    }

    @Test
    void holdsCarbonDioxideWithinAFifthOfAMillimetre() {
        OrganResult<LungKind> result = Organs.trial(ORGAN, "3", "quiet", "none", false);
        assertTrue(result.most("closed", "carbonDioxideErrorMmHg") <= 0.2);
    }

    @Test
    void takesOxygenBackWithinFiveMinutesWhenLungOpens() {
        OrganBed<LungKind> bed = ORGAN.bed(Run.of(ORGAN, "typical", 1, Course.of("opens", 3900,
                new Happening<>(LungKind.COLLAPSE, 1800, 1800, 0.6))));
        bed.live();
        List<double[]> trend = bed.world().trend();
        double before = trend.get(trend.size() - 17)[2];
        assertTrue(trend.getLast()[2] < before - 2, before + " to " + trend.getLast()[2]);
    }
}
