package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// A monitor is the sum of its parts, no more: what it says is what they say, whoever asks.
final class EcgMonitorTest {
    private static final int RATE = 360;
    private final double[] ecg = SyntheticEcg.steady(RATE, 120, 0.8).noise(Stream.of(8), 0.02)
        .millivolts();

    @Test
    void saysWhatItsPartsSayWhenTheyAreAskedOneByOne() {
        EcgMonitor monitor = new EcgMonitor(RATE, 2, 10);
        QrsDetector detector = new QrsDetector(RATE, 2);
        BeatClassifier classifier = new BeatClassifier(RATE, 2);
        int beats = 0;
        for (double sample : ecg) {
            boolean found = detector.step(sample, -sample);
            if (found) {
                classifier.beat(detector.beatSample());
            }
            boolean classed = classifier.step(sample, -sample);
            assertEquals(classed, monitor.step(sample, -sample));
            assertEquals(found, monitor.found());
            assertEquals(detector.beatSample(), monitor.beatSample());
            assertEquals(classifier.sample(), monitor.classedSample());
            assertEquals(classifier.beatClass(), monitor.beatClass());
            beats += found ? 1 : 0;
        }
        assertTrue(beats > 140);
        assertEquals(75, monitor.rate().perMinute(monitor.nowSample()), 1);
    }

    @Test
    void doesNotCareHowSamplesArriveNorWhatAnotherMonitorSees() {
        assertArrayEquals(story(1), story(7919));
        assertArrayEquals(story(360), story(ecg.length));
    }

    /// All that it says, in chunks of that many samples, while another one works between them.
    private long[] story(int chunk) {
        EcgMonitor monitor = new EcgMonitor(RATE, 1, 10);
        EcgMonitor other = new EcgMonitor(RATE, 1, 10);
        long[] story = new long[ecg.length];
        for (int from = 0; from < ecg.length; from += chunk) {
            for (int i = from; i < Math.min(ecg.length, from + chunk); i++) {
                long said = monitor.step(ecg[i]) ? 1 : 0;
                said = said * 31 + monitor.beatSample();
                said = said * 31 + monitor.beatClass().ordinal();
                for (Rhythm rhythm : Rhythm.values()) {
                    said = said * 2 + (monitor.rhythms().present(rhythm) ? 1 : 0);
                }
                story[i] = said * 2 + (monitor.trusted() ? 1 : 0);
            }
            other.step(from % 3);
        }
        return story;
    }

    @Test
    void isNotToBeBelievedInNoiseNorWithoutALead() {
        EcgMonitor monitor = new EcgMonitor(RATE, 1, 5);
        run(monitor, ecg);
        assertTrue(monitor.trusted() && monitor.usable() && monitor.connected());
        double[] rail = new double[5 * RATE];
        Arrays.fill(rail, 5);
        run(monitor, rail);
        assertFalse(monitor.trusted() || monitor.usable() || monitor.connected());
        run(monitor, Arrays.copyOf(ecg, 2 * RATE));
        assertFalse(monitor.trusted(), "two good seconds are not enough");
        run(monitor, Arrays.copyOf(ecg, 20 * RATE));
        assertTrue(monitor.trusted());
        run(monitor, SyntheticEcg.steady(RATE, 20, 0.8).noise(Stream.of(4), 1).millivolts());
        assertFalse(monitor.trusted());
    }

    @Test
    void oneLeadThatIsConnectedAndFitIsEnough() {
        EcgMonitor monitor = new EcgMonitor(RATE, 2, 5);
        for (double sample : ecg) {
            monitor.step(5, sample);
        }
        assertTrue(monitor.connected() && monitor.usable() && monitor.trusted());
        for (double sample : ecg) {
            monitor.step(sample, 5);
        }
        assertTrue(monitor.connected() && monitor.usable() && monitor.trusted());
    }

    @Test
    void aGoodLeadInWhichBeatsCanHardlyBeToldFromNoiseGivesNoTrust() {
        SignalTrust trust = new SignalTrust(1);
        trust.step(true, 650);
        assertTrue(trust.given());
        trust.step(true, 651);
        assertFalse(trust.given());
    }

    @Test
    void allocatesNothingThroughBeatsFibrillationAsystoleAndGaps() {
        EcgMonitor monitor = new EcgMonitor(RATE, 1, 5);
        double[] silence = new double[10 * RATE];
        double[] gap = new double[10 * RATE];
        Arrays.fill(gap, Double.NaN);
        double[] flutter = new SyntheticEcg(RATE, 20).sine(5, 1).millivolts();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        all(monitor, ecg, silence, gap, flutter);
        threads.getCurrentThreadAllocatedBytes();
        long before = threads.getCurrentThreadAllocatedBytes();
        long overhead = threads.getCurrentThreadAllocatedBytes() - before;
        before = threads.getCurrentThreadAllocatedBytes();
        all(monitor, ecg, silence, gap, flutter);
        assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before - overhead);
        assertTrue(monitor.rhythms().ended(Rhythm.VENTRICULAR_FIBRILLATION) > 0);
        assertTrue(monitor.rhythms().ended(Rhythm.ASYSTOLE) > 0);
    }

    private static void all(EcgMonitor monitor, double[] ecg, double[] silence, double[] gap,
            double[] flutter) {
        run(monitor, ecg);
        run(monitor, silence);
        run(monitor, gap);
        run(monitor, flutter);
        run(monitor, ecg);
    }

    private static void run(EcgMonitor monitor, double[] ecg) {
        for (int i = 0; i < ecg.length; i++) {
            monitor.step(ecg[i]);
        }
    }

    @Test
    void refusesWhatItWasNotMadeFor() {
        assertThrows(CheckFailure.class, () -> new EcgMonitor(RATE, 3, 5));
        assertThrows(CheckFailure.class, () -> new EcgMonitor(RATE, 2, 5).step(0));
        assertThrows(CheckFailure.class, () -> new EcgMonitor(RATE, 1, 5).step(0, 0));
    }
}
