package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.BodyException;
import org.junit.jupiter.api.Test;

/// Why: a result on ten thousand people is worth what the ten thousand are worth.
final class GlucosePopulationTest {
    private static final int PEOPLE = 120;

    @Test
    void theThirtyWouldBeLetIn() {
        for (GlucosePatient each : GlucosePatients.all()) {
            assertTrue(Sanity.isPlausible(each), each.name());
        }
    }

    @Test
    void theThirtyFollowFromTheirTraits() {
        for (GlucosePatient each : GlucosePatients.all()) {
            GlucosePatient again = Trait.patient(each.name(), each.group(), Trait.of(each));
            for (int state = 0; state < GlucoseBody.STATES; state++) {
                double expected = each.initialState().get(state);
                assertEquals(expected, again.initialState().get(state),
                        1e-9 * Math.max(1, expected), each + " state " + state);
            }
            assertEquals(each.coefficients().tissue().vm0(),
                    again.coefficients().tissue().vm0(), 1e-9, each.name());
            assertEquals(each.clinic().basalUnitsPerHour(), again.clinic().basalUnitsPerHour(),
                    1e-9, each.name());
        }
    }

    @Test
    void aNameIsOnePersonHoweverItIsAskedFor() {
        GlucosePatient one = GlucosePopulation.person(GlucosePatient.Group.ADULT, 17);
        assertEquals("adult@17", one.name());
        assertEquals(one, GlucosePatients.named("adult@17"));
        assertNotEquals(one.coefficients(), GlucosePatients.named("adult@16").coefficients());
        assertEquals("child@1", GlucosePopulation.person(5).name());
        assertEquals("adolescent@2", GlucosePopulation.person(6).name());
        assertThrows(BodyException.class, () -> GlucosePatients.named("adult@"));
        assertThrows(BodyException.class,
                () -> GlucosePopulation.person(GlucosePatient.Group.ADULT, -1));
    }

    @Test
    void everybodyBeginsAtRestAndWithinTheLimits() {
        for (int number = 0; number < 30; number++) {
            GlucosePatient each = GlucosePopulation.person(number);
            assertTrue(Sanity.isPlausible(each), each.name());
            GlucoseBody body = new GlucoseBody(each);
            for (int minute = 0; minute < 24 * 60; minute++) {
                body.minute(each.clinic().basalUnitsPerMinute(), 0);
            }
            assertEquals(each.fastingGlucoseMgPerDl(), body.subcutaneousGlucoseMgPerDl(), 0.1,
                    each.name());
        }
    }

    @Test
    void groupsKeepTheirMeansAndPairsLieOnOppositeSides() {
        for (GlucosePatient.Group group : GlucosePatient.Group.values()) {
            double drawn = 0;
            double product = 0;
            double mean = GlucosePatients.all().stream().filter(each -> each.group() == group)
                    .mapToDouble(each -> Math.log(each.clinic().weightKg())).average()
                    .orElseThrow();
            for (int number = 0; number < PEOPLE; number += 2) {
                double one = away(group, number, mean);
                double other = away(group, number + 1, mean);
                drawn += one + other;
                product += one * other;
            }
            assertEquals(0, drawn / PEOPLE, 0.06, group.name());
            assertTrue(product < 0, group.name());
        }
    }

    private static double away(GlucosePatient.Group group, int number, double meanLog) {
        return Math.log(GlucosePopulation.person(group, number).clinic().weightKg()) - meanLog;
    }

    @Test
    void correlationsAreShrunkByHalfAndTwoOfFiveAreDrawnAgain() {
        assertEquals(0.497, GlucosePopulation.shrinkage(), 0.001);
        int attempts = 0;
        for (int number = 0; number < PEOPLE; number++) {
            attempts += GlucosePopulation.drawn(GlucosePatient.Group.CHILD, number).attempts();
        }
        double rejected = (double) (attempts - PEOPLE) / attempts;
        assertTrue(rejected > 0.25 && rejected < 0.5, "rejected " + rejected);
    }
}
