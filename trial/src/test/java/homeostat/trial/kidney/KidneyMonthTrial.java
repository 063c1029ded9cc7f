package homeostat.trial.kidney;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.body.kidney.DialysisBody;
import homeostat.body.kidney.DialysisPatient;
import homeostat.body.kidney.DialysisPerson;
import homeostat.trial.ClosedLoop;
import homeostat.trial.Host;
import homeostat.trial.organ.Run;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Exists because a treatment that is right once may drift: thirteen sessions of one body, with the
/// days between them in which it eats and drinks.
final class KidneyMonthTrial {
    private static final KidneyOrgan ORGAN = new KidneyOrgan();
    private static final int SESSIONS = 13;
    private static final double DRUNK_ML_PER_MIN = 0.75;

    @Test
    void aMonthDoesNotDrift() {
        DialysisBody body = new DialysisBody(DialysisPerson.typical());
        double[] before = new double[4];
        for (int session = 0; session < SESSIONS; session++) {
            body = body.again(Math.max(500, Math.rint(body.fluids().surplusMl())));
            if (session == 3) {
                before = state(body);
            }
            if (session == SESSIONS - 1) {
                assertEquals(before[0], body.fluids().surplusMl(), 400, "water");
                assertEquals(before[1], body.fluids().ureaMmolPerL(), 2, "urea");
                assertEquals(before[2], body.fluids().sodiumMmolPerL(), 2, "sodium");
                assertEquals(before[3], body.fluids().potassiumMmolPerL(), 0.5, "potassium");
            }
            treat(body, session + 1);
            rest(body, session % 3 == 2 ? 68 : 44);
        }
    }

    private static double[] state(DialysisBody body) {
        return new double[] {body.fluids().surplusMl(), body.fluids().ureaMmolPerL(),
            body.fluids().sodiumMmolPerL(), body.fluids().potassiumMmolPerL()};
    }

    private static void treat(DialysisBody body, long seed) {
        body.fluids().intake().waterMlPerMin = 0;
        body.fluids().intake().sodiumMmolPerMin = 0;
        body.fluids().intake().potassiumMmolPerMin = 0;
        Run<KidneyKind> run = new Run<>(ORGAN, "typical", seed, ORGAN.course("session"),
                Run.NO_FAULT, "guided");
        Host host = new Host(ORGAN.assemble());
        KidneyWorld world = KidneyOrgan.session(run, body, host);
        new ClosedLoop(host, world).runUntil(world.endNs());
        assertEquals(List.of(), world.findings());
        assertTrue(Math.abs(body.fluids().surplusMl()) < 300, "near dry weight after "
                + seed + ": " + body.fluids().surplusMl());
    }

    /// Salt makes thirst: water comes with 138 mmol/L of sodium.
    private static void rest(DialysisBody body, int hours) {
        body.fluids().treatment().end();
        body.fluids().intake().waterMlPerMin = DRUNK_ML_PER_MIN;
        body.fluids().intake().sodiumMmolPerMin = 0.138 * DRUNK_ML_PER_MIN;
        body.fluids().intake().potassiumMmolPerMin = 0.03;
        for (int i = 0; i < hours * 60 * 8; i++) {
            body.step(DialysisPatient.STEP_MINUTES, 36.5);
        }
    }
}
