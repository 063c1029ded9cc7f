package homeostat.body.circulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because a pump is tried on people whose nerves answer it.
class BaroreflexTest {
    private static final double SET_POINT_MMHG = 100;
    private static final double STEP = Circulation.STEP_SECONDS;
    private static final int STEPS_A_LOOK = (int) (Baroreflex.STEP_SECONDS / STEP);

    private final Circulation body = new Circulation(CirculationCoefficients.adult(), null);
    private final BeatMeter meter = new BeatMeter();

    private void live(double seconds, Baroreflex reflex) {
        double lastMmHg = body.aorticMmHg();
        long steps = (long) (seconds / STEP);
        for (long i = 0; i < steps; i++) {
            meter.watch(body, STEP, body.step(STEP));
            if (reflex != null && i % STEPS_A_LOOK == 0) {
                double mmHg = body.aorticMmHg();
                reflex.step(mmHg, (mmHg - lastMmHg) / Baroreflex.STEP_SECONDS, body.tone());
                lastMmHg = mmHg;
            }
        }
    }

    private void bleed(double ml, double seconds, Baroreflex reflex) {
        body.tone().infusionMlPerSecond = -ml / seconds;
        live(seconds, reflex);
        body.tone().infusionMlPerSecond = 0;
    }

    @Test
    void restsCloseToWhereItIsSet() {
        live(120, new Baroreflex(SET_POINT_MMHG, 0.75));

        assertEquals(SET_POINT_MMHG, meter.aorta().mean(), 3);
        assertEquals(80, 60 / body.tone().heartPeriodSeconds, 2);
    }

    @Test
    void holdsHalfOfThePressureThatABleedingTakes() {
        BaroreflexTest without = new BaroreflexTest();
        without.live(60, null);
        double beforeWithout = without.meter.aorta().mean();
        without.bleed(300, 60, null);
        without.live(120, null);
        Baroreflex reflex = new Baroreflex(SET_POINT_MMHG, 0.75);
        live(60, reflex);
        double before = meter.aorta().mean();
        double rateBefore = 60 / body.tone().heartPeriodSeconds;
        bleed(300, 60, reflex);
        live(120, reflex);

        double lostWithout = beforeWithout - without.meter.aorta().mean();
        double lost = before - meter.aorta().mean();
        assertTrue(lost > 0 && lost < 0.65 * lostWithout, lost + " against " + lostWithout);
        assertTrue(60 / body.tone().heartPeriodSeconds > rateBefore, "the heart beats faster");
        assertTrue(body.tone().venousPoolMl < 0, "veins give up blood");
    }

    @Test
    void workRaisesRateAndOutput() {
        Baroreflex reflex = new Baroreflex(SET_POINT_MMHG, 0.75);
        live(60, reflex);
        double outputAtRest = meter.outputLPerMin();
        reflex.exert(0.5);
        live(60, reflex);

        assertTrue(60 / body.tone().heartPeriodSeconds > 100);
        assertTrue(meter.outputLPerMin() > outputAtRest);
    }
}
