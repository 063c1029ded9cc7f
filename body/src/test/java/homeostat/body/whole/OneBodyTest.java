package homeostat.body.whole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.circulation.HeartFailure;
import homeostat.body.kidney.DialysisPatientCoefficients;
import org.junit.jupiter.api.Test;

/// Exists because the organs of one person share one blood: what a filter takes is missing before
/// the heart, and a pump that does not slow down draws on what is no longer there.
class OneBodyTest {
    private static final int QUIET_SECONDS = 60;
    private static final int DRAWN_SECONDS = 120;

    private static OneBody body() {
        return new OneBody(DialysisPatientCoefficients.standardMale(), 2500,
                HeartFailure.typical(), 5400);
    }

    private static void live(OneBody body, int seconds) {
        for (int i = 0; i < seconds; i++) {
            body.second();
        }
    }

    @Test
    void waterThatIsDrawnOffIsMissingBeforeTheHeart() {
        OneBody body = body();
        live(body, QUIET_SECONDS);
        double filling = body.heart().endDiastolicMmHg();
        double volume = body.heart().body().volumeMl();
        double blood = body.fluids().bloodMl();
        body.fluids().treatment().ultrafiltrationMlPerMin = 150;
        live(body, DRAWN_SECONDS);
        assertTrue(body.heart().endDiastolicMmHg() < filling - 0.5, "filling falls");
        assertEquals(body.fluids().bloodMl() - blood, body.heart().body().volumeMl() - volume, 5,
                "by the blood that is gone");
        assertTrue(body.beats() > 100);
    }

    @Test
    void leftAloneBothStayWhereTheyAre() {
        OneBody body = body();
        live(body, QUIET_SECONDS);
        double volume = body.heart().body().volumeMl();
        live(body, 30);
        assertEquals(volume, body.heart().body().volumeMl(), 1);
    }
}
