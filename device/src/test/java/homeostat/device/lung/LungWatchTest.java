package homeostat.device.lung;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Quality;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Exists because gases are believed, doubted and believed again many times in a week, and each
/// number that leaves its bounds is somebody's alarm.
class LungWatchTest {
    private final Ventilated bed = new Ventilated();

    @BeforeEach
    void confirm() {
        bed.device.confirm();
    }

    private String mode(int cell) {
        return bed.device.sheet().modeName(cell, bed.device.modes(cell).publishedCode());
    }

    private boolean sounds(String alarm) {
        return bed.device.alarm(bed.device.sheet().alarm(alarm).index()).state().isVisible();
    }

    @Test
    void waitsForASensorThatNobodyHasHeardHoweverLong() {
        bed.silent.add("oxygen saturation");
        bed.live(300);
        assertEquals("Starting", mode(0));
        assertEquals("Regulating", mode(1));
        assertTrue(sounds("control not started"));

        Ventilated other = new Ventilated();
        other.device.confirm();
        other.silent.add("membrane carbon dioxide");
        other.live(300);
        assertEquals("Regulating", other.device.sheet().modeName(0,
                other.device.modes(0).publishedCode()));
        assertTrue(other.device.alarm(other.device.sheet().alarm("control not started").index())
                .state().isVisible());
    }

    @Test
    void missesASensorThatWithdrawsWhatItSaid() {
        bed.live(60);
        bed.silent.add("oxygen saturation");
        bed.device.offer(bed.device.sheet().port("oxygen saturation").index(), 0.92,
                Quality.MISSING.code(), bed.nextNs());
        bed.live(2);
        assertEquals("Holding", mode(0));
    }

    @Test
    void believesAJumpAfterAMinuteInWhichReadingsAgree() {
        bed.live(60);
        bed.saturation = 0.75;
        bed.live(50);
        assertEquals("Holding", mode(0));
        bed.live(20);
        assertEquals("Regulating", mode(0));
    }

    @Test
    void believesNoSensorThatStandsStillForAMinute() {
        bed.live(60);
        bed.says.put("oxygen saturation", 0.92);
        bed.live(50);
        assertEquals("Regulating", mode(0));
        bed.live(20);
        assertEquals("Holding", mode(0));
    }

    @Test
    void givesMuchMoreOxygenBelowEightyFivePerCentAndSaysSo() {
        bed.live(60);
        while (bed.saturation > 0.82) {
            bed.saturation -= 0.0025;
            bed.live(1);
        }
        bed.live(60);
        assertTrue(sounds("saturation low"));
        assertEquals(1, bed.order("inspired oxygen"), 1e-9);
        bed.says.put("oxygen saturation", Double.NaN);
        bed.live(5);
        assertFalse(sounds("saturation low"), "nobody sees it any more: that has its own alarm");
    }

    @Test
    void saysThatCarbonDioxideIsTooLowOrTooHighWhileItIsSeen() {
        bed.live(60);
        drift(45, 25);
        bed.live(300);
        assertTrue(sounds("carbon dioxide out of bounds"));
        double sweep = bed.order("sweep gas");
        bed.live(60);
        assertTrue(bed.order("sweep gas") <= sweep, "no more of it below 28 mmHg");
        drift(25, 85);
        bed.live(60);
        assertTrue(sounds("carbon dioxide out of bounds"));
        bed.says.put("arterial carbon dioxide", Double.NaN);
        bed.live(10);
        assertFalse(sounds("carbon dioxide out of bounds"));
    }

    /// Arterial carbon dioxide that walks from one value to another, 0.1 mmHg a second.
    private void drift(double from, double to) {
        int seconds = (int) Math.abs(10 * (to - from));
        for (int i = 0; i <= seconds; i++) {
            bed.says.put("arterial carbon dioxide", from + (to - from) * i / seconds
                    + 0.01 * (i % 2));
            bed.live(1);
        }
        bed.says.remove("arterial carbon dioxide");
        bed.arterialMmHg = to;
    }

    @Test
    void saysThatGasWhichNobodyMeasuresIsNotDelivered() {
        bed.live(60);
        assertFalse(sounds("oxygen not delivered") || sounds("sweep not delivered"));
        bed.silent.add("delivered oxygen");
        bed.silent.add("delivered sweep");
        bed.live(60);
        assertTrue(sounds("oxygen not delivered"));
        assertTrue(sounds("sweep not delivered"));
    }

    @Test
    void theSweepLearnsNothingFromWhatNoMembraneCanDo() {
        assertEquals(14, target(20, 120, 20), 1e-9, "arteries far above the reference");
        assertEquals(80, target(60, 10, 60), 1e-9, "and far below");
        double down = target(40, 44, 20);
        double full = target(40, 44, 130);
        assertTrue(full > down + 0.1, "not while all gas flows that there is: " + full);
        double up = target(40, 36, 60);
        double least = target(40, 36, 5);
        assertTrue(least < up - 0.1, "nor while hardly any does: " + least);
        assertEquals(down, target(40, 44, 5), 1e-9, "but what leads away from there");
        SweepController sweep = sweep();
        sweep.take(3, 45, 40);
        sweep.move(45, 130);
        assertEquals(40, sweep.targetMmHg(), "nor where there is nothing to learn");
    }

    /// The membrane's target a while after taking over at 40 mmHg in the arteries and so much
    /// behind the membrane, with those pressures from then on.
    private static double target(double takenMmHg, double arterialMmHg, double membraneMmHg) {
        SweepController sweep = sweep();
        sweep.take(3, 40, takenMmHg);
        for (int i = 0; i < 40; i++) {
            sweep.move(arterialMmHg, membraneMmHg);
        }
        return sweep.targetMmHg();
    }

    private static SweepController sweep() {
        return new SweepController(new LungTherapy(new Assembly("sweep", "Sweep", Lung.loop())));
    }

    @Test
    void breathsThatRestGoOnRestingUntilTooMuchCarbonDioxideIsLeft() {
        BreathController breath = new BreathController(new LungTherapy(
                new Assembly("breath", "Breath", Lung.loop())));
        SweepController sweep = sweep();
        double whole = breath.move(Double.NaN);
        sweep.take(0.3, 45, 40);
        rest(breath, sweep, 40);
        double rested = breath.move(Double.NaN);
        assertTrue(rested < 0.95 * whole, rested + " of " + whole);
        sweep.take(0.45, 45, 40);
        rest(breath, sweep, 40);
        assertEquals(rested, breath.move(Double.NaN), 1e-9, "too little is no reason to wake");
        rest(breath, sweep, 50);
        assertEquals(whole, breath.move(Double.NaN), 1e-9, "too much is");
    }

    private static void rest(BreathController breath, SweepController sweep, double mmHg) {
        for (int i = 0; i < 4000; i++) {
            breath.rest(sweep, mmHg);
        }
    }
}
