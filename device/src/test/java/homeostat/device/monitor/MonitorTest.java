package homeostat.device.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Reading;
import homeostat.kernel.Regime;
import homeostat.kernel.Sheet;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/// Exists because a monitor that is silently wrong is trusted until it is too late.
class MonitorTest {
    private static final int HERTZ = Monitor.SAMPLES_PER_SECOND;
    private static final int TRANSITIONS = 3;
    private static final int BYTES_PER_TRANSITION = 256;
    private final Device device = Monitor.assemble();
    private long sample;

    @Test
    void showsTheRateOfARegularHeart() {
        beat(20, 75);

        assertEquals(75, rate().in(HeartRate.BEATS_PER_MINUTE), 1);
        assertEquals(Regime.NORMAL, device.modes(0).publishedRegime());
        assertFalse(isVisible("asystole"));
    }

    @Test
    void alarmsAsystoleWithinTenSecondsAndKeepsTheAlarmWhenTheHeartBeatsAgain() {
        beat(20, 75);
        silence(9);
        assertEquals(AlarmState.ACTIVE, state("asystole"));

        beat(20, 75);
        assertEquals(AlarmState.LATCHED, state("asystole"));
    }

    @Test
    void alarmsAHeartThatIsTooSlowAndOneThatIsTooFast() {
        beat(30, 36);
        assertTrue(isVisible("heart rate low"));
        beat(30, 160);
        assertTrue(isVisible("heart rate high"));
        assertFalse(isVisible("heart rate low"));
    }

    @Test
    void alarmsAtTheLimitsThatAreSetAndTheyCannotCross() {
        for (Sheet.LimitRow row : device.sheet().limits()) {
            Range<?> range = device.sheet().parameters().get(row.parameter()).range();
            assertFalse(device.stage(row.parameter(), range.low().value() - 1));
            assertFalse(device.stage(row.parameter(), range.high().value() + 1));
            assertTrue(device.stage(row.parameter(), row.side() == Sheet.Side.BELOW ? 80 : 120));
        }
        beat(20, 75);
        assertFalse(isVisible("heart rate low"), "in force before it is confirmed");
        device.confirm();
        beat(5, 75);
        assertTrue(isVisible("heart rate low"));
        beat(30, 130);
        assertTrue(isVisible("heart rate high"));
    }

    @Test
    void alarmsFibrillationWithinTenSecondsAndDoesNotCallItAsystole() {
        beat(20, 75);
        flutter(8);
        assertEquals(AlarmState.ACTIVE, state("ventricular fibrillation"));
        assertFalse(isVisible("asystole"));
    }

    @Test
    void saysThatAPauseWasThereAndThatARhythmIsNone() {
        beat(20, 75);
        silence(2);
        assertFalse(isVisible("pause"));
        beat(10, 75);
        assertTrue(isVisible("pause"));
        for (int i = 0; i < 90; i++) {
            beat(1, i * 7 % 5 * 13 + 60);
        }
        assertTrue(isVisible("irregular"));
    }

    @Test
    void saysWhichVentricularBeatsComeInPairsInTurnsAndInSlowRuns() {
        beats("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn");
        assertFalse(isVisible("bigeminy"));
        beats("nvnvnvnvnvnvnvnv");
        assertTrue(isVisible("bigeminy"));
        beats("nnnnnnnnnnnn");
        assertFalse(isVisible("bigeminy"));
        beats("nnvnnvnnvnnvnnvnnvnnv");
        assertTrue(isVisible("bigeminy"), "every third counts, too");
        assertFalse(isVisible("ventricular pair"));
        beats("nnnnnnnvvnnnnnn");
        assertTrue(isVisible("ventricular pair"));
        assertFalse(isVisible("ventricular run"));
        beats("nnnnnnvvvvvv");
        assertTrue(isVisible("ventricular run"));
    }

    @Test
    void saysNothingOfVentricularBeatsWhileNoiseStandsTooHigh() {
        beats("nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnvnvnvnvnvnvnvnv");
        assertTrue(isVisible("bigeminy"));
        for (int i = 0; i < 2 * HERTZ; i++) {
            offer(i * 7919 % 101 * 0.02 - 1);
        }
        assertFalse(isVisible("bigeminy"));
    }

    /// Beats 0.8 s apart: `n` as usual, `v` early, wide and the other way round.
    private void beats(String kinds) {
        double[] millivolts = new double[(kinds.length() + 1) * HERTZ * 4 / 5];
        for (int beat = 0; beat < kinds.length(); beat++) {
            boolean isUsual = kinds.charAt(beat) == 'n';
            double at = 0.4 + 0.8 * beat - (isUsual ? 0 : 0.12);
            for (int i = 0; i < millivolts.length; i++) {
                double off = (double) i / HERTZ - at;
                millivolts[i] += isUsual ? bell(off, 0.011) + 0.3 * bell(off - 0.26, 0.055)
                        : -1.6 * bell(off, 0.045) + 0.6 * bell(off - 0.28, 0.07);
            }
        }
        for (int i = 0; i < kinds.length() * HERTZ * 4 / 5; i++) {
            offer(millivolts[i]);
        }
    }

    private static double bell(double seconds, double width) {
        double off = seconds / width;
        return Math.abs(off) < 6 ? Math.exp(-off * off / 2) : 0;
    }

    @Test
    void saysThatItMustNotBeBelievedInNoise() {
        beat(20, 75);
        assertFalse(isVisible("signal not trusted"));
        for (int i = 0; i < 10 * HERTZ; i++) {
            offer(i * 7919 % 101 * 0.02 - 1);
        }
        assertTrue(isVisible("signal not trusted"));
    }

    @Test
    void saysThatItCannotSeeInsteadOfCallingItAsystole() {
        beat(20, 75);
        sample += 5 * HERTZ;
        device.advance(nowNs());

        assertTrue(isVisible("no signal"));
        assertFalse(isVisible("asystole"));
        assertEquals(Regime.FALLBACK, device.modes(0).publishedRegime());
        assertEquals(Quality.MISSING, rate().quality());
    }

    @Test
    void aStepAllocatesNothingAndATransitionNoMoreThanItsMode() {
        com.sun.management.ThreadMXBean threads =
                (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        for (int i = 0; i < 3; i++) {
            loseAndFind();
            walkThroughAlarms();
        }
        loseAndFind();
        long start = threads.getCurrentThreadAllocatedBytes();
        walkThroughAlarms();
        long steady = threads.getCurrentThreadAllocatedBytes();
        loseAndFind();
        long end = threads.getCurrentThreadAllocatedBytes();

        assertEquals(0, steady - start, "through every alarm, in one mode");
        assertTrue(end - steady <= TRANSITIONS * BYTES_PER_TRANSITION, end - steady + " bytes");
    }

    private void walkThroughAlarms() {
        beat(30, 75);
        silence(9);
        beat(30, 160);
    }

    /// Watching, blind, learning, watching again: three transitions.
    private void loseAndFind() {
        beat(20, 75);
        sample += 5 * HERTZ;
        device.advance(nowNs());
        beat(20, 75);
        assertEquals(Regime.NORMAL, device.modes(0).publishedRegime());
    }

    private void beat(int seconds, double perMinute) {
        double period = 60 * HERTZ / perMinute;
        for (int i = 0; i < seconds * HERTZ; i++) {
            double phase = i % period / HERTZ;
            offer(qrs(phase - 0.25));
        }
    }

    private void flutter(int seconds) {
        for (int i = 0; i < seconds * HERTZ; i++) {
            offer(Math.sin(2 * Math.PI * 4.5 * i / HERTZ));
        }
    }

    private void silence(int seconds) {
        for (int i = 0; i < seconds * HERTZ; i++) {
            offer(0);
        }
    }

    private void offer(double millivolts) {
        device.offer(0, millivolts, Quality.GOOD.code(), nowNs());
        device.advance(nowNs());
        sample++;
    }

    /// A spike of 1 mV, 80 ms wide, around 0 s.
    private static double qrs(double seconds) {
        double width = 0.04;
        double distance = Math.abs(seconds) / width;
        return distance < 1 ? 1 - distance : 0;
    }

    private long nowNs() {
        return sample / HERTZ * 1_000_000_000L + sample % HERTZ * 1_000_000_000L / HERTZ;
    }

    private Reading<HeartRate> rate() {
        return output("heart rate");
    }

    @SuppressWarnings("unchecked")
    private Reading<HeartRate> output(String name) {
        return (Reading<HeartRate>) device.output(device.sheet().port(name).index());
    }

    private AlarmState state(String name) {
        return device.alarm(device.sheet().alarm(name).index()).state();
    }

    private boolean isVisible(String name) {
        return state(name).isVisible();
    }
}
