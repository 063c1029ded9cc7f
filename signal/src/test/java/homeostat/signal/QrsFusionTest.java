package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Two leads must never be worse than the better of them: each way in which one can mislead.
final class QrsFusionTest {
    private static final int RATE = 360;
    private static final int SECONDS = 60;

    @Test
    void ignoresALeadThatIsOnlyNoise() {
        double[] noise = new SyntheticEcg(RATE, SECONDS).noise(Stream.of(11), 0.6).millivolts();
        exactly(steady(), beats(steady().millivolts(), noise));
        exactly(steady(), beats(noise, steady().millivolts()));
    }

    @Test
    void goesOnWithTheOtherLeadWhenOneComesOff() {
        double[] lost = steady().millivolts();
        Arrays.fill(lost, 20 * RATE, lost.length, Double.NaN);
        exactly(steady(), beats(steady().millivolts(), lost));
        exactly(steady(), beats(lost, steady().millivolts()));
    }

    @Test
    void takesAnElectrodeThatPopsForNoBeat() {
        SyntheticEcg popping = steady();
        for (double at = 20.9; at < SECONDS; at += 2.4) {
            popping.bell(at * 1000, 20, 5);
        }
        exactly(steady(), beats(steady().millivolts(), popping.millivolts()));
    }

    @Test
    void findsNormalBeatsBetweenGiantEctopicOnes() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, SECONDS);
        for (int i = 0; i < 70; i++) {
            double at = 1 + i * 0.8;
            if (i % 2 == 0) {
                ecg.beat(at, 0.5);
            } else {
                ecg.bell(at * 1000, 40, 3).bell(at * 1000 + 250, 60, -1);
            }
        }
        List<Double> beats = beats(ecg.millivolts(), ecg.millivolts());
        for (int i = 4; i < 70; i++) {
            near(1 + i * 0.8, beats);
        }
        assertTrue(beats.size() <= 70, "no beat twice: " + beats.size());
    }

    @Test
    void takesBlockedPWavesForNoBeats() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, SECONDS);
        int conducted = 0;
        for (int i = 0; i < 60; i++) {
            if (i % 3 < 2) {
                ecg.beat(1 + i * 0.9, 1);
                conducted++;
            } else {
                ecg.bell(1000 + i * 900 - 180, 25, 0.18);
            }
        }
        List<Double> beats = beats(ecg.millivolts(), ecg.millivolts());
        assertTrue(beats.size() <= conducted && beats.size() >= conducted - 3,
            beats.size() + " of " + conducted);
    }

    @Test
    void saysNothingInALongPauseWithPWavesOnly() {
        SyntheticEcg ecg = new SyntheticEcg(RATE, SECONDS);
        for (double at = 1; at < SECONDS; at += 0.8) {
            if (at < 30 || at > 36) {
                ecg.beat(at, 1);
            } else {
                ecg.bell(at * 1000, 25, 0.15);
            }
        }
        List<Double> beats = beats(ecg.millivolts(), ecg.millivolts());
        assertTrue(beats.stream().noneMatch(at -> at > 30 && at < 35.9), beats.toString());
        near(40.2, beats);
    }

    @Test
    void leavesTWavesAgainAfterALeadHasFadedAndComeBack() {
        SyntheticEcg first = new SyntheticEcg(RATE, 120);
        SyntheticEcg second = new SyntheticEcg(RATE, 120);
        for (double at = 1; at < 119; at += 0.8) {
            first.beat(at, at > 40 && at < 55 ? 0.01 : 1);
            second.bell(at * 1000, 12, 0.04).bell(at * 1000 + 260, 50, 0.5);
        }
        List<Double> beats = beats(first.millivolts(), second.millivolts());
        for (double at = 73; at < 118; at += 0.8) {
            near(at, beats);
        }
        assertTrue(beats.stream().filter(at -> at > 72).count() <= 59, "no T waves");
    }

    @Test
    void refusesSamplesOfALeadItWasNotMadeFor() {
        assertThrows(CheckFailure.class, () -> new QrsDetector(RATE, 3));
        assertThrows(CheckFailure.class, () -> new QrsDetector(RATE, 2).step(0));
        assertThrows(CheckFailure.class, () -> new QrsDetector(RATE, 1).step(0, 0));
    }

    @Test
    void saysHowMuchEachLeadCountsAndHowHighNoiseStands() {
        QrsDetector detector = new QrsDetector(RATE, 2);
        double[] good = steady().millivolts();
        double[] noise = new SyntheticEcg(RATE, SECONDS).noise(Stream.of(12), 0.6).millivolts();
        for (int i = 0; i < good.length; i++) {
            detector.step(good[i], noise[i]);
        }
        assertTrue(detector.firstWeightPerMille() > 800, "" + detector.firstWeightPerMille());
        assertTrue(detector.noisePerMille() < 500, "" + detector.noisePerMille());
    }

    private static SyntheticEcg steady() {
        return SyntheticEcg.steady(RATE, SECONDS, 0.8);
    }

    private static List<Double> beats(double[] first, double[] second) {
        QrsDetector detector = new QrsDetector(RATE, 2);
        List<Double> beats = new ArrayList<>();
        for (int i = 0; i < first.length; i++) {
            if (detector.step(first[i], second[i])) {
                beats.add(detector.beatSample() / (double) RATE);
            }
        }
        return beats;
    }

    private static void exactly(SyntheticEcg ecg, List<Double> beats) {
        assertEquals(RATE * SECONDS, ecg.millivolts().length);
        int expected = 0;
        for (double at = 8.5; at < SECONDS - 1; at += 0.8) {
            near(at, beats);
            expected++;
        }
        long found = beats.stream().filter(at -> at > 8.2 && at < SECONDS - 1).count();
        assertTrue(found <= expected, found + " beats instead of " + expected);
    }

    private static void near(double expected, List<Double> beats) {
        assertTrue(beats.stream().anyMatch(at -> Math.abs(at - expected) <= 0.05),
            "a beat at " + expected + " s among " + beats);
    }
}
