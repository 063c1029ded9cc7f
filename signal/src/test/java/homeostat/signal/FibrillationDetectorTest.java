package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A heart that fibrillates pumps nothing, and one that is wrongly said to be is shocked.
final class FibrillationDetectorTest {
    private static final int RATE = 250;

    @Test
    void findsFlutterAndFibrillationWithinSixSecondsAtAnySamplingFrequency() {
        for (int rate : new int[] {100, 128, 250, 360, 500, 1000, 2000}) {
            double[] ecg = new double[20 * rate];
            for (int i = 0; i < ecg.length; i++) {
                double seconds = (double) i / rate;
                ecg[i] = seconds < 8 ? 0 : Math.sin(2 * Math.PI * 4.5 * seconds);
            }
            SyntheticEcg beats = SyntheticEcg.steady(rate, 8, 0.8);
            System.arraycopy(beats.millivolts(), 0, ecg, 0, 8 * rate);
            double found = found(ecg, rate);
            assertTrue(found > 9 && found <= 14.1, rate + " Hz: " + found + " s");
        }
    }

    @Test
    void findsAWaveWhoseHeightAndPeriodWander() {
        Stream stream = Stream.of(11);
        double[] ecg = new double[30 * RATE];
        double phase = 0;
        double hertz = 5;
        double height = 0.6;
        for (int i = 0; i < ecg.length; i++) {
            hertz += 0.02 * stream.gaussian() + 0.001 * (5 - hertz);
            height += 0.004 * stream.gaussian() + 0.002 * (0.6 - height);
            phase += 2 * Math.PI * hertz / RATE;
            ecg[i] = height * Math.sin(phase) + 0.03 * stream.gaussian();
        }
        assertTrue(found(ecg, RATE) < 10);
    }

    @Test
    void isNotFooledByBeatsHoweverFastOrNoisyNorBySilence() {
        Stream stream = Stream.of(12);
        quiet(SyntheticEcg.steady(RATE, 60, 0.8).millivolts());
        quiet(SyntheticEcg.steady(RATE, 60, 0.33).millivolts());
        quiet(SyntheticEcg.steady(RATE, 60, 0.8).noise(stream, 0.2).millivolts());
        quiet(SyntheticEcg.steady(RATE, 60, 0.8).sine(0.3, 2).millivolts());
        quiet(SyntheticEcg.steady(RATE, 60, 0.8).sine(50, 0.5).millivolts());
        quiet(new double[60 * RATE]);
        quiet(new SyntheticEcg(RATE, 60).sine(4, 0.1).millivolts());
        double[] gap = new double[60 * RATE];
        Arrays.fill(gap, Double.NaN);
        quiet(gap);
    }

    @Test
    void takesNoSineForFibrillationThatNoHeartMakes() {
        quiet(new SyntheticEcg(RATE, 60).sine(1.6, 1).millivolts());
        quiet(new SyntheticEcg(RATE, 60).sine(10, 1).millivolts());
        quiet(new SyntheticEcg(RATE, 60).sine(0.1, 80).millivolts());
    }

    @Test
    void findsItInTwoLeadsWhereTheSamplesComeSlowly() {
        double[] flutter = new SyntheticEcg(100, 20).sine(4, 1).millivolts();
        FibrillationDetector detector = new FibrillationDetector(100, 2);
        for (double sample : flutter) {
            detector.step(sample, -sample);
        }
        assertTrue(detector.present());
    }

    @Test
    void endsWhenTheHeartBeatsAgain() {
        double[] ecg = new SyntheticEcg(RATE, 40).sine(4, 1).millivolts();
        System.arraycopy(SyntheticEcg.steady(RATE, 20, 0.8).millivolts(), 0, ecg, 20 * RATE,
            20 * RATE);
        FibrillationDetector detector = new FibrillationDetector(RATE, 1);
        double ended = -1;
        for (int i = 0; i < ecg.length; i++) {
            boolean before = detector.present();
            detector.step(ecg[i]);
            ended = before && !detector.present() ? (double) i / RATE : ended;
        }
        assertTrue(ended > 20 && ended < 26, "ended at " + ended);
    }

    @Test
    void goesByTheLeadThatIsLeft() {
        double[] flutter = new SyntheticEcg(RATE, 20).sine(4, 1).millivolts();
        double[] beats = SyntheticEcg.steady(RATE, 20, 0.8).millivolts();
        assertTrue(both(flutter, new double[flutter.length]));
        assertTrue(both(new double[flutter.length], flutter));
        assertTrue(both(flutter, flutter));
        assertFalse(both(beats, flutter), "a sine in one lead, beats in the other");
    }

    @Test
    void refusesWhatItWasNotMadeFor() {
        assertThrows(CheckFailure.class, () -> new FibrillationDetector(RATE, 0));
        assertThrows(CheckFailure.class, () -> new FibrillationDetector(50, 1));
        assertThrows(CheckFailure.class, () -> new FibrillationDetector(2001, 1));
        assertThrows(CheckFailure.class, () -> new FibrillationDetector(RATE, 2).step(0));
        assertThrows(CheckFailure.class, () -> new FibrillationDetector(RATE, 1).step(0, 0));
        assertEquals(3, new FibrillationDetector(RATE, 1).delaySeconds());
    }

    private static boolean both(double[] first, double[] second) {
        FibrillationDetector detector = new FibrillationDetector(RATE, 2);
        for (int i = 0; i < first.length; i++) {
            detector.step(first[i], second[i]);
        }
        return detector.present();
    }

    private static void quiet(double[] ecg) {
        assertEquals(-1, found(ecg, RATE));
    }

    /// When it is found first, in seconds; -1 when never.
    private static double found(double[] ecg, int rate) {
        FibrillationDetector detector = new FibrillationDetector(rate, 1);
        for (int i = 0; i < ecg.length; i++) {
            detector.step(ecg[i]);
            if (detector.present()) {
                return (double) i / rate;
            }
        }
        return -1;
    }
}
