package homeostat.body.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because a breath that pulls and a breath that pushes do opposite things to a heart.
class BreathingTest {
    private static final Ventilator SOFT = new Ventilator(80, 4, 150);
    private static final Ventilator STIFF = new Ventilator(25, 10, 150);

    private static double mean(Breathing breathing) {
        double sum = 0;
        for (int i = 0; i < 6000; i++) {
            sum += breathing.pleuralMmHg(i * 0.01);
        }
        return sum / 6000;
    }

    @Test
    void quietBreathsSwingByTwoAndAHalfCentimetresAboutTheRest() {
        Breathing quiet = Breathing.quiet(SOFT, 70);
        double low = 0;
        double high = -10;
        for (int i = 0; i < 6000; i++) {
            low = Math.min(low, quiet.pleuralMmHg(i * 0.01));
            high = Math.max(high, quiet.pleuralMmHg(i * 0.01));
        }
        assertEquals(2.5 * 0.73556, high - low, 0.01);
        assertEquals(Breathing.REST_MMHG, mean(quiet), 0.01);
        assertEquals((7 * 70 - 150) * 14 / 1000.0, quiet.alveolarLPerMin(), 1e-9);
    }

    @Test
    void aVentilatorPushesAndMoreSoBehindASoftLung() {
        double soft = mean(Breathing.ventilated(SOFT, 500, 15, 10));
        double stiff = mean(Breathing.ventilated(STIFF, 500, 15, 10));
        assertTrue(soft > Breathing.REST_MMHG + 0.7 * 10 * 0.4, "soft " + soft);
        assertTrue(stiff > Breathing.REST_MMHG + 0.7 * 10 * 0.125, "stiff " + stiff);
        assertTrue(soft > stiff + 1, "a stiff lung keeps the pressure to itself");
    }

    @Test
    void endExpiratoryPressureRestsOnTheHeartByTheWallsShare() {
        double without = mean(Breathing.ventilated(SOFT, 500, 15, 0));
        double with = mean(Breathing.ventilated(SOFT, 500, 15, 10));
        assertEquals(10 * 0.73556 * 80 / 200, with - without, 1e-9);
    }
}
