package homeostat.body.glucose;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// A second opinion is worth something when it is the published one, and its people are people.
final class HovorkaBodyTest {
    private static final HovorkaCoefficients PUBLISHED = HovorkaCoefficients.published(75);

    private static double after(HovorkaBody body, int minutes, double basalUnitsPerMinute) {
        for (int i = 0; i < minutes; i++) {
            body.minute(basalUnitsPerMinute, 0);
        }
        return body.subcutaneousGlucoseMgPerDl();
    }

    @Test
    void staysWhereItsBasalRateHoldsIt() {
        for (double mgPerDl : new double[] {90, 110, 140, 180}) {
            double basal = PUBLISHED.basalUnitsPerMinute(mgPerDl);
            HovorkaBody body = new HovorkaBody(PUBLISHED, basal);
            assertEquals(mgPerDl, body.subcutaneousGlucoseMgPerDl(), 1e-6);
            assertEquals(mgPerDl, after(body, 24 * 60, basal), 1e-3);
        }
    }

    /// By hand from the paper's equations: without insulin the liver makes 0.0161 mmol/kg/min and
    /// 0.0097 of it are used, until the kidney lets the rest go at 9 + 0.0064 / (0.003 · 0.16)
    /// mmol/L.
    @Test
    void withoutInsulinGlucoseRisesToWhereTheKidneyHoldsIt() {
        double held = (9 + 0.0064 / (0.003 * 0.16)) * 18.016;
        assertEquals(held, PUBLISHED.fastingMgPerDl(0), 1e-6);
        HovorkaBody body = new HovorkaBody(PUBLISHED, PUBLISHED.basalUnitsPerMinute(110));
        assertEquals(held, after(body, 20 * 24 * 60, 0), 0.1);
    }

    /// Without insulin the tissue is cut off, so what was eaten is in the plasma or was spilt.
    @Test
    void whatIsEatenArrives() {
        HovorkaCoefficients still = new HovorkaCoefficients(75, 0.0097, 0.0097, 0.066, 0.006, 0.06,
                0.03, 51.2e-4, 8.2e-4, 520e-4, 0.16, 0.12, 0.138, 55, 40, 0.8);
        HovorkaBody body = new HovorkaBody(still, 0);
        double before = body.plasmaGlucoseMgPerDl();
        body.minute(0, 5);
        after(body, 1200, 0);
        double risen = 5 * 0.8 * 1000 / (0.16 * 75 * 10);
        assertEquals(Math.min(9 * 18.016, before + risen), body.plasmaGlucoseMgPerDl(), 3);
    }

    @Test
    void insulinLowersAndAMealRaises() {
        double basal = PUBLISHED.basalUnitsPerMinute(120);
        HovorkaBody low = new HovorkaBody(PUBLISHED, basal);
        low.minute(1 + basal, 0);
        HovorkaBody high = new HovorkaBody(PUBLISHED, basal);
        high.minute(basal, 20);
        assertTrue(after(low, 240, basal) < 115);
        assertTrue(after(high, 60, basal) > 130);
    }

    @Test
    void peopleOfTheSpreadAreTreatableAndDifferent() {
        double[] basals = new double[20];
        for (int i = 1; i <= basals.length; i++) {
            GlucosePatient patient = HovorkaPeople.drawn(1, i);
            ClinicSettings clinic = patient.clinic();
            assertEquals(patient.fastingGlucoseMgPerDl(), 110, 0.01);
            assertTrue(clinic.basalUnitsPerHour() >= 0.2 && clinic.basalUnitsPerHour() <= 4);
            assertTrue(clinic.carbRatioGramsPerUnit() >= 2
                    && clinic.carbRatioGramsPerUnit() <= 100);
            assertEquals(patient.hovorka(), GlucosePatients.named("hovorka#" + i).hovorka());
            basals[i - 1] = clinic.basalUnitsPerHour();
        }
        assertNotEquals(basals[0], basals[1]);
    }
}
