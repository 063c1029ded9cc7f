package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each rule of the detector is there for a reason; here is the heart that gives the reason.
final class QrsDetectorTest {
    private static final double RATE = 360;

    @Test
    void findsEveryBeatOfASteadyRhythmAtItsPeakAtAnySamplingFrequency() {
        for (double rate : new double[] {100, 128, 200, 250, 360, 500, 1000, 2000}) {
            double[] ecg = SyntheticEcg.steady(rate, 30, 0.8).millivolts();
            List<Double> beats = beatSeconds(ecg, rate);
            for (double expected = 3.7; expected < 28; expected += 0.8) {
                assertNear(expected, beats, 0.012, "at " + rate + " Hz");
            }
            assertTrue(beats.size() <= 37, "no beat twice at " + rate + " Hz: " + beats.size());
        }
    }

    @Test
    void findsBeatsOfEitherPolarity() {
        double[] ecg = SyntheticEcg.steady(RATE, 30, 0.8).millivolts();
        for (int i = 0; i < ecg.length; i++) {
            ecg[i] = -ecg[i];
        }
        assertNear(10.1, beatSeconds(ecg, RATE), 0.012, "inverted");
    }

    @Test
    void findsBeatsAmongHumWanderAndMuscleNoise() {
        double[] ecg = SyntheticEcg.steady(RATE, 60, 0.8).sine(50, 0.2).sine(0.3, 1)
            .noise(Stream.of(7), 0.05).millivolts();
        List<Double> beats = beatSeconds(ecg, RATE);
        for (double expected = 3.7; expected < 58; expected += 0.8) {
            assertNear(expected, beats, 0.03, "in noise");
        }
        assertTrue(beats.size() <= 75, "few false ones: " + beats.size());
    }

    @Test
    void takesATallTWaveForWhatItIs() {
        SyntheticEcg ecg = SyntheticEcg.steady(RATE, 30, 1);
        for (double at = 0.5; at < 30; at++) {
            ecg.bell(at * 1000 + 260, 45, 1.2);
        }
        List<Double> beats = beatSeconds(ecg.millivolts(), RATE);
        assertTrue(beats.size() <= 30, "no T wave among " + beats.size() + " beats");
        assertNear(20.5, beats, 0.03, "the beat itself");
    }

    @Test
    void findsAWeakBeatBySearchingBackWithinTheStatedLatency() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, 30);
        for (double at = 0.5; at < 29; at += 0.8) {
            ecg.beat(at, Math.abs(at - 16.5) < 0.1 ? 0.3 : 1);
        }
        assertNear(16.5, beatSeconds(ecg.millivolts(), RATE), 0.03, "the weak one");
    }

    @Test
    void searchesBackAfterTwoSecondsHoweverSlowTheHeart() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, 60);
        for (double at = 0.5; at < 59; at += 1.9) {
            ecg.beat(at, Math.abs(at - 40.4) < 0.1 ? 0.3 : 1);
        }
        QrsDetector detector = new QrsDetector(RATE);
        double lateSeconds = 0;
        for (double sample : ecg.millivolts()) {
            if (detector.step(sample) && Math.abs(detector.beatSample() / RATE - 40.4) < 0.05) {
                lateSeconds = detector.nowSample() / RATE - 38.5;
            }
        }
        assertTrue(lateSeconds > 2 && lateSeconds < 2.4, "not one and a half intervals, 2.85 s, "
            + "but " + lateSeconds + " s after the beat before");
    }

    @Test
    void isNotDeafenedByOneArtefact() {
        SyntheticEcg ecg = SyntheticEcg.steady(RATE, 30, 0.8).bell(15_300, 8, 20);
        List<Double> beats = beatSeconds(ecg.millivolts(), RATE);
        assertNear(16.5, beats, 0.03, "the second beat after it");
        assertNear(17.3, beats, 0.03, "the third beat after it");
    }

    @Test
    void learnsAnewWhenTheSignalBecomesTenTimesSmaller() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, 60);
        for (double at = 0.5; at < 59; at += 0.8) {
            ecg.beat(at, at < 20 ? 3 : 0.3);
        }
        List<Double> beats = beatSeconds(ecg.millivolts(), RATE);
        for (double expected = 36.5; expected < 58; expected += 0.8) {
            assertNear(expected, beats, 0.03, "small beats");
        }
    }

    @Test
    void saysNothingWhenThereIsNothing() {
        assertEquals(List.of(), beatSeconds(new double[36_000], RATE));
        double[] constant = new double[36_000];
        Arrays.fill(constant, 4.2);
        assertEquals(List.of(), beatSeconds(constant, RATE));
    }

    @Test
    void bridgesAGapWithoutInventingBeats() {
        double[] ecg = SyntheticEcg.steady(RATE, 30, 0.8).millivolts();
        Arrays.fill(ecg, (int) (10.2 * RATE), (int) (14.2 * RATE), Double.NaN);
        List<Double> beats = beatSeconds(ecg, RATE);
        assertTrue(beats.stream().noneMatch(at -> at > 10.25 && at < 14.15), beats.toString());
        assertNear(20.5, beats, 0.03, "after the gap");
    }

    @Test
    void computesTheSameBeatsStreamedAndInChunks() {
        double[] ecg = SyntheticEcg.steady(RATE, 60, 0.7).noise(Stream.of(3), 0.1).millivolts();
        long[] whole = beats(new QrsDetector(RATE), ecg, ecg.length);
        for (int chunk : new int[] {1, 7, 360, 4096}) {
            assertArrayEquals(whole, beats(new QrsDetector(RATE), ecg, chunk));
        }
    }

    @Test
    void refusesASamplingFrequencyItWasNotMadeFor() {
        for (double rate : new double[] {0, -1, 99.9, 2000.1, Double.NaN}) {
            assertThrows(CheckFailure.class, () -> new QrsDetector(rate));
        }
    }

    private static long[] beats(QrsDetector detector, double[] ecg, int chunk) {
        long[] beats = new long[ecg.length];
        int count = 0;
        for (int from = 0; from < ecg.length; from += chunk) {
            for (double sample : Arrays.copyOfRange(ecg, from,
                    Math.min(ecg.length, from + chunk))) {
                if (detector.step(sample)) {
                    beats[count++] = detector.beatSample();
                }
            }
        }
        return Arrays.copyOf(beats, count);
    }

    private static List<Double> beatSeconds(double[] ecg, double rate) {
        QrsDetector detector = new QrsDetector(rate);
        List<Double> beats = new ArrayList<>();
        for (double sample : ecg) {
            if (detector.step(sample)) {
                beats.add(detector.beatSample() / rate);
            }
        }
        return beats;
    }

    private static void assertNear(double expected, List<Double> beats, double within,
            String what) {
        assertTrue(beats.stream().anyMatch(at -> Math.abs(at - expected) <= within),
            what + ": a beat at " + expected + " s among " + beats);
    }
}
