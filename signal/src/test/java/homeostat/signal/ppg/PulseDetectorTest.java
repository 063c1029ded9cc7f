package homeostat.signal.ppg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import homeostat.kernel.CheckFailure;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Beats that are known must be found, where they are, and nothing else.
final class PulseDetectorTest {
    /// What came of a run: beats that are true, of these found within 100 ms, and told in all.
    private record Found(int beats, int hits, int told, double quality, double placedMs) {
        double sensitivity() {
            return (double) hits / beats;
        }

        double precision() {
            return (double) hits / told;
        }
    }

    private interface Dirt {
        double at(Pulses pulses);
    }

    private static Found run(double rate, double perMinute, Dirt dirt) {
        Pulses pulses = new Pulses(3, rate, perMinute);
        PulseDetector detector = new PulseDetector(rate);
        List<Long> truth = new ArrayList<>();
        List<Long> told = new ArrayList<>();
        for (int i = 0; i < 120 * rate; i++) {
            double value = 1000 + 10 * pulses.next() + dirt.at(pulses);
            if (pulses.peaked()) {
                truth.add((long) i);
            }
            if (detector.step(value)) {
                told.add(detector.beatSample());
                long late = detector.nowSample() - detector.beatSample();
                assertTrue(late >= 0 && late <= detector.latencyMaxSamples(), "late " + late);
            }
        }
        truth.removeIf(at -> at < 5 * rate || at > 118 * rate);
        told.removeIf(at -> at < 4.9 * rate || at > 118.1 * rate);
        int hits = 0;
        double away = 0;
        for (long at : truth) {
            long best = Long.MAX_VALUE;
            for (long each : told) {
                best = Math.min(best, Math.abs(each - at));
            }
            if (best <= 0.1 * rate) {
                hits++;
                away += best;
            }
        }
        return new Found(truth.size(), hits, told.size(), detector.quality(),
            1000 * away / hits / rate);
    }

    @Test
    void findsEveryBeatOfAPersonAtRestAtEveryRate() {
        for (double rate : new double[] {32, 100, 250, 500}) {
            for (double perMinute : new double[] {45, 72, 110, 170}) {
                Found found = run(rate, perMinute, pulses -> 0);
                assertEquals(1, found.sensitivity(), 0.01, rate + " Hz " + perMinute);
                assertEquals(1, found.precision(), 0.01, rate + " Hz " + perMinute);
                assertTrue(found.placedMs() < 25, "placed " + found.placedMs() + " ms");
                assertTrue(found.quality() > 0.95, "quality " + found.quality());
            }
        }
    }

    @Test
    void doesNotMindBreathingOrADriftingSensor() {
        Found found = run(100, 72, pulses -> 15 * Math.sin(2 * Math.PI * 0.2 * pulses.seconds())
            + pulses.seconds());
        assertTrue(found.sensitivity() > 0.98 && found.precision() > 0.98, found.toString());
    }

    @Test
    void bearsNoiseOfAFifthOfThePulse() {
        Found found = run(100, 72, pulses -> 2 * pulses.noise());
        assertTrue(found.sensitivity() > 0.97 && found.precision() > 0.97, found.toString());
    }

    @Test
    void saysThatAMovingHandIsNotToBeBelieved() {
        double[] hand = new double[1];
        Found moving = run(100, 72, pulses -> {
            hand[0] = 0.97 * hand[0] + 6 * pulses.noise();
            return hand[0];
        });
        assertTrue(moving.quality() < 0.8, moving.toString());
    }

    @Test
    void fallsSilentWithoutAPulse() {
        PulseDetector detector = new PulseDetector(100);
        Pulses pulses = new Pulses(1, 100, 72);
        for (int i = 0; i < 3000; i++) {
            detector.step(pulses.next());
        }
        assertTrue(detector.quality() > 0.9);
        for (int i = 0; i < 300; i++) {
            detector.step(Double.NaN);
        }
        assertEquals(0, detector.quality());
    }

    @Test
    void takesATremorThatGoesOnForAPulseOnceItIsAsLongAsTheLongest() {
        PulseDetector detector = new PulseDetector(1000);
        int foundAt = 0;
        for (int i = -10_000; i < 3000; i++) {
            double swell = Math.sqrt(Math.max(0, 1 - i * i / (1500.0 * 1500.0)));
            if (detector.step(swell * Math.sin(2 * Math.PI * i / 37))) {
                foundAt = i;
                assertTrue(detector.nowSample() - detector.beatSample()
                    <= detector.latencyMaxSamples());
            }
        }
        assertEquals(400, foundAt, 100, "not when it has faded");
    }

    @Test
    void aPulseSlowerThanAnyHeartHasNoQuality() {
        PulseQuality quality = new PulseQuality(100);
        Trace waves = new Trace(400);
        for (int i = 0; i < 400; i++) {
            waves.push(Math.sin(2 * Math.PI * i / 80));
        }
        for (int i = 0; i < 8; i++) {
            quality.beat(waves, 0, 80);
        }
        assertEquals(1, quality.index(0), 1e-9);
        quality.beat(waves, 0, 251);
        assertEquals(0, quality.index(0));
    }

    @Test
    void aFlatStretchIsLikeNoPulse() {
        PulseQuality quality = new PulseQuality(100);
        Trace flat = new Trace(400);
        for (int i = 0; i < 8; i++) {
            quality.beat(flat, 0, 80);
        }
        assertEquals(1.0 / 8, quality.index(0), 1e-12, "but for the first, which is its own like");
    }

    @Test
    void allocatesNothingAndRepeatsItselfToTheBit() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PulseOximeter first = new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
        PulseOximeter second = new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK);
        double[] light = new double[6000];
        Pulses pulses = new Pulses(5, 100, 80);
        for (int i = 0; i < light.length; i++) {
            light[i] = i % 1000 == 999 ? Double.NaN : 1000 - 10 * pulses.next() + pulses.noise();
        }
        run(first, light);
        long thread = Thread.currentThread().threadId();
        threads.getThreadAllocatedBytes(thread);
        long before = threads.getThreadAllocatedBytes(thread);
        long overhead = threads.getThreadAllocatedBytes(thread) - before;
        before = threads.getThreadAllocatedBytes(thread);
        double sum = run(second, light);
        assertEquals(0, threads.getThreadAllocatedBytes(thread) - before - overhead);
        assertEquals(run(new PulseOximeter(100, PulseOximeter.Calibration.TEXTBOOK), light), sum);
    }

    private static double run(PulseOximeter oximeter, double[] light) {
        double sum = 0;
        for (double each : light) {
            if (oximeter.step(each, each * 2)) {
                sum += oximeter.saturationPercent() + oximeter.quality() + oximeter.perMinute()
                    + (oximeter.valid() ? 1 : 0);
            }
        }
        return sum;
    }

    @Test
    void refusesAnImpossibleSamplingFrequency() {
        assertThrows(CheckFailure.class, () -> new PulseDetector(10));
        assertThrows(CheckFailure.class, () -> new PulseDetector(Double.NaN));
        assertThrows(CheckFailure.class, () -> new PulseOximeter(100, null));
    }
}
