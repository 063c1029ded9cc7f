package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because insulin that the kidneys no longer clear is insulin that nobody counted.
class RenalInsulinTest {
    private static final int TWELVE_HOURS_MIN = 12 * 60;

    private static double glucoseAfter(GlucosePatient person, double unitsPerMinute) {
        GlucoseBody body = new GlucoseBody(person);
        for (int minute = 0; minute < TWELVE_HOURS_MIN; minute++) {
            body.minute(unitsPerMinute, 0);
        }
        return body.subcutaneousGlucoseMgPerDl();
    }

    @Test
    void withoutKidneysAQuarterToAHalfOfTheInsulinIsTooMuch() {
        for (GlucosePatient person : GlucosePatients.all()) {
            double share = RenalInsulin.clearedShare(person, 0);
            assertTrue(share > 0.5 && share < 0.75, person.name() + " " + share);
            GlucosePatient without = RenalInsulin.withKidneys(person, 0);
            double fasting = person.fastingGlucoseMgPerDl();
            assertEquals(fasting, glucoseAfter(without,
                    without.clinic().basalUnitsPerMinute()), 1, person.name() + ", reduced");
            double former = glucoseAfter(without, person.clinic().basalUnitsPerMinute());
            assertTrue(former < fasting - 10, person.name() + ", as before: " + former);
        }
    }

    @Test
    void withHealthyKidneysNothingChanges() {
        GlucosePatient person = GlucosePatients.named("adult#004");
        GlucosePatient same = RenalInsulin.withKidneys(person, 1);
        assertEquals(person.coefficients(), same.coefficients());
        assertEquals(person.clinic(), same.clinic());
        assertEquals(person.initialState(), same.initialState());
    }

    @Test
    void halfTheFunctionIsHalfWayThere() {
        GlucosePatient person = GlucosePatients.named("adult#004");
        double none = RenalInsulin.clearedShare(person, 0);
        assertEquals((1 + none) / 2, RenalInsulin.clearedShare(person, 0.5), 1e-12);
    }
}
