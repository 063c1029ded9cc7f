package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import org.junit.jupiter.api.Test;

/// The stages of the detector, each alone, against what can be worked out by hand.
final class StageTest {
    @Test
    void aBeatThatALeadNoLongerKeepsOrHasNotSeenHasNoHeightInIt() {
        for (long at : new long[] {0, 3600, 360_000}) {
            QrsLead lead = new QrsLead(360);
            lead.weigh(QrsLead.BEAT);
            for (double sample : SyntheticEcg.steady(360, 20, 0.8).millivolts()) {
                lead.step(sample);
            }
            lead.start();
            int usual = lead.noisePerMille();
            for (int i = 0; i < 8; i++) {
                lead.beat(at, at);
            }
            assertEquals(0, lead.noisePerMille(), "at " + at + ", usually " + usual);
        }
    }

    @Test
    void aMovingSumNeverDrifts() {
        MovingSum sum = new MovingSum(7);
        for (int i = 0; i < 1_000_000; i++) {
            sum.step(i * 31 % 2001 - 1000);
        }
        int last = 0;
        for (int i = 0; i < 7; i++) {
            last = sum.step(i);
        }
        assertEquals(0 + 1 + 2 + 3 + 4 + 5 + 6, last);
    }

    @Test
    void aSettledMovingSumActsAsIfTheInputHadAlwaysBeenThere() {
        MovingSum sum = new MovingSum(5);
        sum.settle(-40);
        assertEquals(-40, sum.mean(-40));
    }

    @Test
    void aDelayGivesBackWhatItWasGiven() {
        Delay delay = new Delay(3);
        for (int i = 1; i <= 10; i++) {
            delay.push(i);
        }
        assertEquals(10, delay.ago(0));
        assertEquals(9, delay.ago(1));
        assertEquals(8, delay.ago(2));
    }

    @Test
    void theBandIsLateByExactlyWhatTheFilterStates() {
        for (double rate : new double[] {100, 250, 360, 1000}) {
            QrsFilter filter = new QrsFilter(rate);
            int peakAt = -1;
            int peak = 0;
            for (int i = 0; i < rate; i++) {
                filter.step(bell(i / rate - 0.3, 0.012));
                if (filter.band(0) > peak) {
                    peak = filter.band(0);
                    peakAt = i;
                }
            }
            assertEquals(Math.rint(0.3 * rate), peakAt - filter.bandDelay(), 1, rate + " Hz");
        }
    }

    @Test
    void theEnergyIsLateByWhatTheFilterStates() {
        QrsFilter filter = new QrsFilter(360);
        double weighted = 0;
        double all = 0;
        for (int i = 0; i < 720; i++) {
            filter.step(bell(i / 360.0 - 1, 0.012));
            weighted += (double) i * filter.energy();
            all += filter.energy();
        }
        assertEquals(360, weighted / all - filter.energyDelay(), 2);
    }

    @Test
    void theBandTakesAwayAConstantAndARamp() {
        QrsFilter filter = new QrsFilter(360);
        filter.settle(5000);
        for (int i = 0; i < 720; i++) {
            filter.step(5000 + i);
            assertTrue(i < 200 || Math.abs(filter.band(0)) <= 2, "band " + filter.band(0));
        }
    }

    @Test
    void aHumpIsCompleteWhenItHasComeDownToHalf() {
        HumpFinder finder = new HumpFinder(100);
        int[] hump = {0, 10, 40, 80, 100, 90, 60, 51};
        for (int value : hump) {
            assertFalse(finder.step(value));
        }
        assertTrue(finder.step(49));
        assertEquals(100, finder.height());
        assertEquals(4, finder.age());
    }

    @Test
    void aHumpIsCompleteWhenNothingHigherComes() {
        HumpFinder finder = new HumpFinder(3);
        assertFalse(finder.step(100));
        assertFalse(finder.step(90));
        assertFalse(finder.step(90));
        assertTrue(finder.step(90));
        assertEquals(3, finder.age());
    }

    @Test
    void theMedianOfEightIgnoresThreeOutliers() {
        LastEight eight = new LastEight(100);
        eight.push(9999);
        eight.push(9999);
        eight.push(-5);
        assertEquals(100, eight.median());
        assertEquals((5 * 100 + 9999 + 9999 - 5) / 8, eight.mean());
    }

    @Test
    void theThresholdLiesNineSixteenthsUpFromNoiseToBeats() {
        QrsLevels levels = new QrsLevels();
        levels.start(1600);
        assertEquals(900, levels.threshold());
        assertEquals(300, levels.thresholdOverdue());
        for (int i = 0; i < 8; i++) {
            levels.noise(160);
        }
        assertEquals(160 + 1440 * 9 / 16, levels.threshold());
    }

    @Test
    void oneHugeNoiseCountsAsNoMoreThanABeat() {
        QrsLevels levels = new QrsLevels();
        levels.start(1600);
        levels.noise(1_000_000);
        assertEquals(200 + 1400 * 9 / 16, levels.threshold());
    }

    @Test
    void aLowPassPassesSlowHalvesThePowerAtItsCornerAndStopsFast() {
        assertEquals(1, gain(Biquad.lowPass(500, 40, Biquad.QUALITY_FLAT), 1), 1e-3);
        assertEquals(Math.sqrt(0.5), gain(Biquad.lowPass(500, 40, Biquad.QUALITY_FLAT), 40), 1e-3);
        assertTrue(gain(Biquad.lowPass(500, 40, Biquad.QUALITY_FLAT), 200) < 0.02);
    }

    @Test
    void aHighPassIsItsMirror() {
        assertTrue(gain(Biquad.highPass(500, 40, Biquad.QUALITY_FLAT), 2) < 0.005);
        assertEquals(Math.sqrt(0.5), gain(Biquad.highPass(500, 40, Biquad.QUALITY_FLAT), 40),
            1e-3);
    }

    @Test
    void aNotchTakesAwayItsFrequencyAndLeavesTheRest() {
        assertTrue(gain(Biquad.notch(500, 50, 10), 50) < 1e-3);
        assertEquals(1, gain(Biquad.notch(500, 50, 10), 10), 0.01);
    }

    @Test
    void aBiquadForgetsWhenAsked() {
        Biquad filter = Biquad.lowPass(500, 40, Biquad.QUALITY_FLAT);
        double first = filter.step(1);
        filter.step(5);
        filter.reset();
        assertEquals(first, filter.step(1));
    }

    @Test
    void aBiquadRefusesACornerBeyondHalfTheSamplingFrequency() {
        assertThrows(CheckFailure.class, () -> Biquad.lowPass(100, 50, 1));
        assertThrows(CheckFailure.class, () -> Biquad.notch(100, Double.NaN, 1));
        assertThrows(CheckFailure.class, () -> Biquad.highPass(100, 10, 0));
    }

    private static int bell(double seconds, double width) {
        return (int) Math.rint(1000 * Math.exp(-seconds * seconds / (2 * width * width)));
    }

    private static double gain(Biquad filter, double hertz) {
        double squares = 0;
        for (int i = 0; i < 10_000; i++) {
            double output = filter.step(Math.sin(2 * Math.PI * hertz * i / 500));
            squares += i >= 5000 ? output * output : 0;
        }
        return Math.sqrt(2 * squares / 5000);
    }
}
