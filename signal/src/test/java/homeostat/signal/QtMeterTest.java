package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// A QT interval that is ten milliseconds wrong changes a prescription.
final class QtMeterTest {
    private static final double T_CENTRE_MS = 260;
    private static final double INTERVAL_SECONDS = 0.9;

    @Test
    void findsTheEndOfATWaveWhereItsTangentComesToRest() {
        for (double rate : new double[] {200, 250, 360, 500, 1000}) {
            QtMeter meter = measured(rate, 0.3, 55, 0);
            assertTrue(meter.valid());
            assertEquals(T_CENTRE_MS + 2 * 55 + 55, meter.qtMs(), 30, rate + " Hz");
        }
    }

    @Test
    void followsATWaveThatIsLaterByAsMuch() {
        double normal = measured(360, 0.3, 40, 0).qtMs();
        double later = measured(360, 0.3, 40, 60).qtMs();
        assertEquals(60, later - normal, 10);
    }

    @Test
    void doesNotCareWhichWayTheTWavePointsNorAboutSomeNoise() {
        double up = measured(360, 0.3, 50, 0).qtMs();
        assertEquals(up, measured(360, -0.3, 50, 0).qtMs(), 12);
        SyntheticEcg noisy = ecg(360, 0.3, 50, 0).noise(Stream.of(2), 0.02).sine(0.25, 0.1);
        assertEquals(up, measure(noisy, 360).qtMs(), 25);
    }

    @Test
    void correctsForTheRate() {
        QtMeter meter = measured(500, 0.3, 50, 0);
        assertEquals(meter.qtMs() / Math.cbrt(INTERVAL_SECONDS), meter.fridericiaMs(), 0.01);
        assertEquals(meter.qtMs() / Math.sqrt(INTERVAL_SECONDS), meter.bazettMs(), 0.01);
    }

    @Test
    void tellsNothingOfASilentLead() {
        QtMeter meter = new QtMeter(360);
        for (int i = 0; i < 3600; i++) {
            meter.step(Double.NaN);
        }
        assertFalse(meter.beat(3000, 800) && meter.valid());
    }

    @Test
    void measuresAnEarlyTWaveWhicheverWayItPoints() {
        double up = alone(360, 120, 0.3).qtMs();
        assertEquals(280, up, 40);
        assertEquals(up, alone(360, 120, -0.3).qtMs(), 12);
    }

    @Test
    void doesNotMeasureATWaveThatHasNotGoneByNorOneThatTheNextBeatHides() {
        QtMeter meter = new QtMeter(250);
        for (double sample : ecg(250, 0.3, 50, 0).millivolts()) {
            meter.step(sample);
        }
        assertFalse(meter.beat(4990, 900), "its T wave is yet to come");
        assertFalse(meter.beat(2500, 200), "the next beat is upon it");
        assertTrue(meter.beat(2500, 900));
    }

    @Test
    void doesNotBelieveALengthThatNoHeartHas() {
        SyntheticEcg late = new SyntheticEcg(360, 2).bell(800, 11, 1).bell(1530, 20, 0.3);
        QtMeter meter = new QtMeter(360);
        for (double sample : late.millivolts()) {
            meter.step(sample);
        }
        assertFalse(meter.beat(288, 2000), "beyond 700 ms");
        QtMeter other = new QtMeter(360);
        for (int i = 0; i < 720; i++) {
            other.step(i < 362 ? 0 : 1);
        }
        assertFalse(other.beat(360, 336), "below 200 ms");
    }

    @Test
    void refusesASamplingFrequencyItWasNotMadeFor() {
        assertThrows(CheckFailure.class, () -> new QtMeter(99));
        assertThrows(CheckFailure.class, () -> new QtMeter(2001));
    }

    /// Beats that have no more than a narrow complex and a T wave of that place and height.
    private static QtMeter alone(double rate, double centreMs, double height) {
        SyntheticEcg ecg = new SyntheticEcg(rate, 20);
        for (double at = 1; at < 19; at += INTERVAL_SECONDS) {
            ecg.bell(at * 1000, 5, 1).bell(at * 1000 + centreMs, 40, height);
        }
        return measure(ecg, rate);
    }

    private static QtMeter measured(double rate, double height, double width, double laterMs) {
        return measure(ecg(rate, height, width, laterMs), rate);
    }

    private static SyntheticEcg ecg(double rate, double height, double width, double laterMs) {
        SyntheticEcg ecg = new SyntheticEcg(rate, 20);
        for (double at = 1; at < 19; at += INTERVAL_SECONDS) {
            ecg.bell(at * 1000 - 35, 10, -0.1).bell(at * 1000, 11, 1).bell(at * 1000 + 35, 10, -0.2)
                .bell(at * 1000 + T_CENTRE_MS + laterMs, width, height);
        }
        return ecg;
    }

    private static QtMeter measure(SyntheticEcg ecg, double rate) {
        QtMeter meter = new QtMeter(rate);
        double next = 1;
        for (int i = 0; i < ecg.millivolts().length; i++) {
            meter.step(ecg.millivolts()[i]);
            if (i >= (next + 0.8) * rate) {
                meter.beat(Math.round(next * rate), INTERVAL_SECONDS * 1000);
                next += INTERVAL_SECONDS;
            }
        }
        return meter;
    }
}
