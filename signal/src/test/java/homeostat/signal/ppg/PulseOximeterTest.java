package homeostat.signal.ppg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Two lights whose ratio is known must give the saturation that goes with it.
final class PulseOximeterTest {
    private static final double RATE = 100;

    /// A minute of light from a finger of that ratio; noise as a share of the pulse.
    private static PulseOximeter finger(double ratio, double perfusionPercent, double noise) {
        PulseOximeter oximeter = new PulseOximeter(RATE, PulseOximeter.Calibration.TEXTBOOK);
        Pulses pulses = new Pulses(9, RATE, 75);
        double depth = perfusionPercent / 100;
        for (int i = 0; i < 60 * RATE; i++) {
            double pulse = pulses.next();
            double infrared = 40_000 * (1 - depth * (pulse + noise * pulses.noise()));
            double red = 25_000 * (1 - depth * (ratio * pulse + noise * pulses.noise()));
            oximeter.step(red, infrared);
        }
        return oximeter;
    }

    @Test
    void findsTheRatioOfRatiosAtEverySaturation() {
        for (double ratio = 0.4; ratio <= 2; ratio += 0.2) {
            PulseOximeter oximeter = finger(ratio, 2, 0);
            assertEquals(ratio, oximeter.ratio(), 0.01 * ratio);
            assertEquals(Math.min(100, 110 - 25 * ratio), oximeter.saturationPercent(), 0.5);
            assertTrue(oximeter.valid());
            assertEquals(75, oximeter.perMinute(), 5);
            assertEquals(2, oximeter.perfusionPercent(), 0.4);
        }
    }

    @Test
    void staysWithinTwoPerCentInNoise() {
        assertEquals(97.5, finger(0.5, 1, 0.15).saturationPercent(), 2);
        assertEquals(85, finger(1, 1, 0.15).saturationPercent(), 2);
    }

    @Test
    void isNotValidWithoutPerfusion() {
        assertFalse(finger(0.5, 0.05, 0).valid());
    }

    @Test
    void isNotValidInTheDark() {
        PulseOximeter oximeter = new PulseOximeter(RATE, PulseOximeter.Calibration.TEXTBOOK);
        for (int i = 0; i < 3000; i++) {
            oximeter.step(0, 0);
        }
        assertFalse(oximeter.valid());
        assertEquals(0, oximeter.perMinute());
    }

    @Test
    void lightBelowNothingIsNoLightHoweverItBeats() {
        PulseOximeter oximeter = new PulseOximeter(RATE, PulseOximeter.Calibration.TEXTBOOK);
        Pulses pulses = new Pulses(9, RATE, 75);
        int beats = 0;
        for (int i = 0; i < 3000; i++) {
            double pulse = pulses.next();
            beats += oximeter.step(-100 - pulse, -100 - pulse) ? 1 : 0;
        }
        assertTrue(beats > 30, "a pulse there is");
        assertEquals(0, oximeter.ratio());
        assertEquals(0, oximeter.perfusionPercent());
        assertFalse(oximeter.valid());
    }

    @Test
    void takesTheCalibrationOfItsSensor() {
        PulseOximeter oximeter =
            new PulseOximeter(RATE, new PulseOximeter.Calibration(105, -10, -5));
        Pulses pulses = new Pulses(9, RATE, 75);
        for (int i = 0; i < 30 * RATE; i++) {
            double pulse = pulses.next();
            oximeter.step(1000 - 10 * pulse, 1000 - 10 * pulse);
        }
        assertEquals(90, oximeter.saturationPercent(), 0.3);
    }
}
