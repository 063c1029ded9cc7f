package homeostat.body.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because the kidney's controller is measured on these people: they were frozen before it
/// was tuned, and stay as they are.
class DialysisCohortTest {
    private static final int PEOPLE = 200;
    private static final double MINUTES = 240;

    /// The lowest systolic pressure of two minutes in a session at a fixed rate.
    private static boolean falls(DialysisPerson person) {
        DialysisBody body = new DialysisBody(person);
        Treatment treatment = body.fluids().treatment();
        treatment.ureaClearanceMlPerMin = 260;
        treatment.potassiumClearanceMlPerMin = 210;
        treatment.ultrafiltrationMlPerMin = person.goalMl() / MINUTES;
        int low = 0;
        for (int i = 0; i < MINUTES * 8 && low < 16; i++) {
            body.step(DialysisPatient.STEP_MINUTES, 36.5);
            low = body.pressure().systolicMmHg() < 90 ? low + 1 : 0;
        }
        return low >= 16;
    }

    @Test
    void aboutOneFixedSessionInThreeIsHypotensive() {
        long falling = DialysisPerson.cohort(1, PEOPLE).stream().filter(DialysisCohortTest::falls)
                .count();
        assertEquals(61, falling, "the cohort is frozen");
    }

    @Test
    void personNumberSevenIsTheSameHoweverManyAreAskedFor() {
        List<DialysisPerson> many = DialysisPerson.cohort(1, 40);
        assertEquals(many.get(6), DialysisPerson.cohort(1, 7).getLast());
    }

    @Test
    void nobodyIsAskedForMoreThanAnHourlyLimitAllowsInFourHours() {
        for (DialysisPerson person : DialysisPerson.cohort(1, PEOPLE)) {
            assertTrue(person.goalMl() / 4 <= 13 * person.body().dryWeightKg());
        }
    }

    @Test
    void pressureIsHeldAtFirstAndThenCollapses() {
        DialysisPerson person = DialysisPerson.typical();
        PressureResponse pressure = new PressureResponse(person.reserve(), 5000);
        for (int i = 0; i < 100; i++) {
            pressure.step(0.1, 4600, 36.5, 0);
        }
        assertTrue(pressure.meanMmHg() > 88, "held: " + pressure.meanMmHg());
        assertTrue(pressure.ratePerMin() > 74);
        for (int i = 0; i < 100; i++) {
            pressure.step(0.1, 4000, 36.5, 0);
        }
        assertTrue(pressure.meanMmHg() < 60, "collapsed: " + pressure.meanMmHg());
    }

    @Test
    void coolDialysateHoldsPressure() {
        PressureResponse.Reserve reserve = DialysisPerson.typical().reserve();
        PressureResponse warm = new PressureResponse(reserve, 5000);
        PressureResponse cool = new PressureResponse(reserve, 5000);
        for (int i = 0; i < 100; i++) {
            warm.step(0.1, 4500, 37, 0);
            cool.step(0.1, 4500, 35.5, 0);
        }
        assertTrue(cool.meanMmHg() > warm.meanMmHg());
    }

    @Test
    void bloodThatIsLostTakesItsCellsAndSaltsAlong() {
        DialysisBody body = new DialysisBody(DialysisPerson.typical());
        double haematocrit = body.fluids().haematocrit();
        double sodium = body.fluids().sodiumMmolPerL();
        body.bleed(500);
        assertEquals(haematocrit, body.fluids().haematocrit(), 1e-12);
        assertEquals(sodium, body.fluids().sodiumMmolPerL(), 1e-9);
    }
}
