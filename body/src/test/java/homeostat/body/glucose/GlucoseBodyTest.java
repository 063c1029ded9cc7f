package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import homeostat.body.BodyException;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Why: what a physiologist would check first, and what a trial of a million days relies on.
final class GlucoseBodyTest {

    @Test
    void holdsFastingGlucoseForADayOnTheBasalRate() {
        for (GlucosePatient patient : GlucosePatients.all()) {
            GlucoseBody body = new GlucoseBody(patient);
            double fasting = patient.fastingGlucoseMgPerDl();
            for (int minute = 0; minute < 1440; minute++) {
                body.minute(patient.clinic().basalUnitsPerMinute(), 0);
                assertEquals(fasting, body.subcutaneousGlucoseMgPerDl(), 0.1, patient.name());
            }
        }
    }

    @Test
    void risesWithFoodAndFallsWithInsulin() {
        for (GlucosePatient patient : GlucosePatients.all()) {
            double fed = afterThreeHours(patient, 5, 0);
            double covered = afterThreeHours(patient, 5, 0.2);
            double fasting = patient.fastingGlucoseMgPerDl();
            assertTrue(fed > fasting + 20, patient.name() + " fed " + fed);
            assertTrue(covered < fed - 10, patient.name() + " covered " + covered);
        }
    }

    private static double afterThreeHours(GlucosePatient patient, double grams, double units) {
        GlucoseBody body = new GlucoseBody(patient);
        for (int minute = 0; minute < 180; minute++) {
            boolean meal = minute < 10;
            body.minute(patient.clinic().basalUnitsPerMinute() + (meal ? units : 0),
                    meal ? grams : 0);
        }
        return body.subcutaneousGlucoseMgPerDl();
    }

    @Test
    void absorbsAlmostAllOfAMealWithinADay() {
        GlucoseBody body = new GlucoseBody(GlucosePatients.named("adult#001"));
        for (int minute = 0; minute < 1440; minute++) {
            body.minute(0.02, minute < 12 ? 5 : 0);
        }
        assertTrue(body.carbohydrateOnBoardGrams() < 0.6, "" + body.carbohydrateOnBoardGrams());
    }

    @Test
    void staysFiniteWhenKilledWithInsulin() {
        GlucoseBody body = new GlucoseBody(GlucosePatients.named("child#004"));
        for (int minute = 0; minute < 2880; minute++) {
            body.minute(minute == 0 ? 100 : 0.05, 0);
        }
        assertEquals(0, body.plasmaGlucoseMgPerDl(), 1e-5);
        assertEquals(0, body.subcutaneousGlucoseMgPerDl(), 1e-5);
    }

    @Test
    void fastsForAMonthWithoutTrouble() {
        GlucosePatient patient = GlucosePatients.named("adolescent#002");
        GlucoseBody body = new GlucoseBody(patient);
        for (int minute = 0; minute < 30 * 1440; minute++) {
            body.minute(patient.clinic().basalUnitsPerMinute(), minute < 9 ? 5 : 0);
        }
        assertEquals(0, body.carbohydrateOnBoardGrams());
        assertEquals(patient.fastingGlucoseMgPerDl(), body.subcutaneousGlucoseMgPerDl(), 0.1);
    }

    @Test
    void allocatesNothingWhileItLives() {
        GlucoseSpeed cohort = new GlucoseSpeed();
        cohort.live(1);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        cohort.live(1);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 1000, "43200 minutes allocated " + bytes + " bytes");
    }

    @Test
    void refusesWhatCannotEnterABody() {
        GlucoseBody body = new GlucoseBody(GlucosePatients.named("child#001"));
        for (double wrong : new double[] {-1, 1001, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals("impossible insulin: patient=child#001 units=" + wrong
                            + ", expected 0 to 1000 U in a minute",
                    assertThrows(BodyException.class, () -> body.minute(wrong, 0)).getMessage());
            assertEquals("impossible food: patient=child#001 grams=" + wrong
                            + ", expected 0 to 500 g in a minute",
                    assertThrows(BodyException.class, () -> body.minute(0, wrong)).getMessage());
        }
        assertEquals(GlucosePatients.named("child#001").fastingGlucoseMgPerDl(),
                body.subcutaneousGlucoseMgPerDl());
    }

    @Test
    void knowsThirtyPeopleAndSaysSoWhenAskedForAnother() {
        assertEquals(30, GlucosePatients.all().size());
        assertEquals(1, GlucosePatients.select("adult#010").size());
        assertEquals(30, GlucosePatients.select("all").size());
        assertEquals("no such virtual patient: patient=child#011, expected adolescent#001 to"
                        + " adolescent#010, adult#001 to adult#010, child#001 to child#010, a"
                        + " number after @ such as adult@17, or hovorka#1 to hovorka#9999",
                assertThrows(BodyException.class,
                        () -> GlucosePatients.named("child#011")).getMessage());
    }

    @Test
    void knowsWhatTheClinicWouldPrescribe() {
        ClinicSettings clinic = GlucosePatients.named("adolescent#001").clinic();
        assertEquals(0.8361353, clinic.basalUnitsPerHour(), 1e-6);
        assertEquals(12, clinic.carbRatioGramsPerUnit());
        assertEquals(15.0360283441, clinic.correctionFactorMgPerDlPerUnit());
        assertEquals(68.706, clinic.weightKg());
        assertEquals(18, clinic.ageYears());
        assertEquals(36.7339146827, clinic.totalDailyInsulinUnits());
        assertEquals(GlucosePatient.Group.ADOLESCENT,
                GlucosePatients.named("adolescent#001").group());
    }
}
