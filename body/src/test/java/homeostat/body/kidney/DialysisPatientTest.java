package homeostat.body.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because a machine that draws water is tried on a body that gives it back as people do.
class DialysisPatientTest {
    private static final double SURPLUS_ML = 2800;
    private static final double SESSION_MINUTES = 240;

    private final DialysisPatient body =
            new DialysisPatient(DialysisPatientCoefficients.standardMale(), SURPLUS_ML);

    private void connect(double sodiumMmolPerL) {
        body.treatment().ureaClearanceMlPerMin = 240;
        body.treatment().potassiumClearanceMlPerMin = 200;
        body.treatment().dialysateSodiumMmolPerL = sodiumMmolPerL;
        body.treatment().ultrafiltrationMlPerMin = SURPLUS_ML / SESSION_MINUTES;
    }

    private void live(double minutes) {
        for (double t = 0; t < minutes; t += DialysisPatient.STEP_MINUTES) {
            body.step(DialysisPatient.STEP_MINUTES);
        }
    }

    @Test
    void leftAloneNothingMovesButUrea() {
        double blood = body.bloodMl();
        double urea = body.ureaMmol();
        live(60);

        assertEquals(blood, body.bloodMl(), 5, "urea that is made draws a little water");
        assertEquals(SURPLUS_ML, body.surplusMl(), 1e-6);
        assertEquals(urea + 60 * 0.21, body.ureaMmol(), 1e-9);
    }

    @Test
    void bloodVolumeFallsByAboutThreePercentAnHourAndComesBackInPart() {
        double before = body.bloodMl();
        connect(138);
        live(SESSION_MINUTES);
        double after = body.bloodMl() / before;
        body.treatment().end();
        live(60);

        assertEquals(1 - 4 * 0.032, after, 0.01);
        assertEquals(0, body.surplusMl(), 1e-6);
        assertTrue(body.bloodMl() / before > after + 0.015);
    }

    @Test
    void aDialysateRichInSodiumKeepsBloodVolumeAndOnePoorInItLosesIt() {
        DialysisPatientTest rich = new DialysisPatientTest();
        DialysisPatientTest poor = new DialysisPatientTest();
        rich.connect(142);
        poor.connect(134);
        rich.live(SESSION_MINUTES);
        poor.live(SESSION_MINUTES);

        assertTrue(rich.body.bloodMl() > poor.body.bloodMl() + 50);
        assertTrue(rich.body.cellsMl() < poor.body.cellsMl());
        assertTrue(rich.body.sodiumMmolPerL() - poor.body.sodiumMmolPerL() > 3);
    }

    @Test
    void sodiumAndPotassiumChangeByWhatIsSeenInSessions() {
        double sodium = body.sodiumMmolPerL();
        double potassium = body.potassiumMmolPerL();
        connect(138);
        live(SESSION_MINUTES);

        assertEquals(sodium, body.sodiumMmolPerL(), 5);
        assertTrue(potassium - body.potassiumMmolPerL() > 0.5);
        assertTrue(potassium - body.potassiumMmolPerL() < 2);
    }

    @Test
    void soluteIsOnlyWhatIsTakenAndGiven() {
        double sodium = body.sodiumMmol();
        double potassium = body.potassiumMmol();
        body.intake().sodiumMmolPerMin = 0.1;
        body.intake().potassiumMmolPerMin = 0.05;
        body.intake().waterMlPerMin = 1;
        live(240);

        assertEquals(sodium + 24, body.sodiumMmol(), 1e-8);
        assertEquals(potassium + 12, body.potassiumMmol(), 1e-8);
        assertEquals(SURPLUS_ML + 240, body.surplusMl(), 1e-6);
    }
}
