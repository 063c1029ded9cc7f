package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.Side;
import homeostat.signal.ppg.PulseDetector;
import homeostat.signal.ppg.PulseOximeter;
import org.junit.jupiter.api.Test;

/// Exists because a condition that no test has seen decide may as well be missing: the ones that
/// coverage of conditions found unseen, each both ways.
final class ConditionTest {
    private static final double RATE = 256;
    private static final Side[] SIDES = {Side.LEFT, Side.RIGHT};

    @Test
    void aTransformKnowsItsEnds() {
        assertThrows(CheckFailure.class, () -> new RealTransform(1 << 17));
        RealTransform transform = new RealTransform(16);
        assertThrows(CheckFailure.class, () -> transform.power(new double[16], new double[8], 0));
        assertThrows(CheckFailure.class, () -> transform.power(new double[16], new double[9], 9));
    }

    @Test
    void monitorsRefuseFrequenciesAndLeadsBeyondTheirEnds() {
        assertThrows(CheckFailure.class, () -> new EegMonitor(
                EegMonitor.SAMPLES_PER_SECOND_MAX + 1, 50, 3000, SIDES));
        assertThrows(CheckFailure.class, () -> new EegMonitor(RATE, 50, 3000,
                new Side[EegMonitor.LEADS_MAX + 1]));
        assertThrows(CheckFailure.class,
                () -> new PulseDetector(PulseDetector.SAMPLES_PER_SECOND_MAX + 1));
    }

    @Test
    void aDeadHeadHasNoRhythmNoShareAndNoSides() {
        EegMonitor monitor = new EegMonitor(RATE, 0, 3000, SIDES);
        double[] nothing = new double[2];
        for (int i = 0; i < 400 * RATE; i++) {
            monitor.step(nothing);
        }
        assertEquals(0, monitor.lead(0).spectral().rhythmShare());
        assertEquals(0, monitor.lead(0).spectral().share(EegBand.ALPHA));
        assertEquals(0, monitor.lead(0).shape().mobilityPerSecond());
    }

    @Test
    void aNotchAboveWhatTheSamplesCarryIsNone() {
        EegMonitor monitor = new EegMonitor(100, 60, 3000, SIDES);
        assertFalse(monitor.step(new double[2]), "one sample is no second");
    }

    @Test
    void anOximeterIgnoresWhatIsNoLightAndSaysNothingBeforeTheFirstBeat() {
        PulseOximeter oximeter = new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
        assertEquals(0, oximeter.ratio());
        oximeter.step(Double.POSITIVE_INFINITY, Double.NaN);
        assertEquals(0, oximeter.ratio());
        assertFalse(oximeter.valid());
    }

    @Test
    void aSaturationThatNobodyLivesWithIsNotBelieved() {
        PulseOximeter oximeter = new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
        for (int i = 0; i < 3000; i++) {
            beat(oximeter, i, 3);
        }
        assertTrue(oximeter.saturationPercent() < 50);
        assertFalse(oximeter.valid());
    }

    @Test
    void aPulseThatHasStoppedIsNotBelievedAnyMore() {
        PulseOximeter oximeter = new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
        for (int i = 0; i < 3000; i++) {
            beat(oximeter, i, 0.6);
        }
        assertTrue(oximeter.valid());
        for (int i = 0; i < 1000; i++) {
            oximeter.step(25_000, 40_000);
        }
        assertFalse(oximeter.valid());
    }

    private static void beat(PulseOximeter oximeter, int sample, double ratio) {
        double phase = sample % 80 / 80.0;
        double pulse = Math.exp(-Math.pow((phase - 0.3) / 0.1, 2));
        oximeter.step(25_000 * (1 - 0.02 * ratio * pulse), 40_000 * (1 - 0.02 * pulse));
    }
}
