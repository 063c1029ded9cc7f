package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Quality;
import homeostat.kernel.Range;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because all that follows rests on telling a body from a broken sensor.
class GlucoseWatchTest {
    private final GlucoseWatch watch;
    private final Device device;
    private long minute;

    GlucoseWatchTest() {
        Assembly assembly = new Assembly("watch", "Watch", Pancreas.loop());
        TaskAssembly task = assembly.task("watch", Timing.every(Span.minutes(1)));
        In<Glucose> glucose = task.input("glucose", Range.of(Glucose.MG_PER_DL, 39, 600),
                Span.minutes(12), "glucose");
        watch = new GlucoseWatch(glucose);
        task.runs(watch::observe, null);
        device = assembly.assemble();
    }

    @Test
    void saysThatItHasSeenNothingYet() {
        pass(1);

        assertEquals(SensorTrust.STARTING, watch.trust());
        assertFalse(watch.hasReading());
    }

    @Test
    void trustsAReadingOnceAndKnowsItIsNoLongerNew() {
        read(120);
        assertTrue(watch.isFresh());
        assertEquals(SensorTrust.TRUSTED, watch.trust());

        pass(1);
        assertFalse(watch.isFresh());
        assertEquals(120, watch.lastMgPerDl());
    }

    @Test
    void trustsAReadingForTwelveMinutesAndNotLonger() {
        read(120);
        pass(12);
        assertEquals(SensorTrust.TRUSTED, watch.trust());

        pass(1);
        assertEquals(SensorTrust.STALE, watch.trust());
    }

    @Test
    void keepsTheLastPlausibleReadingThroughNonsense() {
        read(120);
        read(Double.NaN);

        assertEquals(SensorTrust.IMPLAUSIBLE, watch.trust());
        assertEquals(120, watch.lastMgPerDl());
    }

    @Test
    void letsABodyRiseAsFastAsItCanAfterAMeal() {
        for (int i = 0; i < 60; i++) {
            read(100 + 5 * i);
            assertEquals(SensorTrust.TRUSTED, watch.trust());
        }
    }

    @Test
    void takesAJumpForALieUntilAnHourOfReadingsSaysTheSame() {
        read(120);
        for (int i = 0; i < 60; i++) {
            read(250 + i % 3);
            assertEquals(SensorTrust.IMPLAUSIBLE, watch.trust());
            assertEquals(120, watch.lastMgPerDl());
        }
        read(252);
        assertEquals(SensorTrust.TRUSTED, watch.trust());
        assertEquals(252, watch.lastMgPerDl());
    }

    @Test
    void startsAnewAfterASilenceThatABodyCanHaveMovedIn() {
        read(120);
        pass(40);
        read(260);

        assertEquals(SensorTrust.TRUSTED, watch.trust());
    }

    @Test
    void fearsAJumpBelowTheFloorThoughItDoesNotBelieveIt() {
        read(200);
        read(60);

        assertEquals(SensorTrust.IMPLAUSIBLE, watch.trust());
        assertTrue(watch.isBelowFloor());
        assertEquals(200, watch.lastMgPerDl());
    }

    @Test
    void forgetsAJumpThatDidNotLast() {
        read(120);
        read(250);
        read(121);

        assertEquals(SensorTrust.TRUSTED, watch.trust());
        assertEquals(121, watch.lastMgPerDl());
    }

    @Test
    void callsASensorFlatAfterThreeQuartersOfAnHour() {
        for (int i = 0; i < 45; i++) {
            read(130 + (i % 2) * 0.5);
            assertEquals(SensorTrust.TRUSTED, watch.trust());
        }
        read(130);
        assertEquals(SensorTrust.FLAT, watch.trust());

        read(133);
        assertEquals(SensorTrust.TRUSTED, watch.trust());
    }

    @Test
    void measuresTheTrendOfAQuarterOfAnHour() {
        for (int i = 0; i < 30; i++) {
            read(200 - 2 * i);
        }

        assertEquals(-2, watch.trendMgPerDlPerMin(), 1e-9);
        assertFalse(watch.isHeadedBelowFloor());
        for (int i = 30; i < 50; i++) {
            read(200 - 2 * i);
        }
        assertTrue(watch.isHeadedBelowFloor());
        assertFalse(watch.isBelowFloor());
    }

    private void read(double mgPerDl) {
        device.offer(0, mgPerDl, Quality.GOOD.code(), Span.minutes(minute));
        pass(1);
    }

    private void pass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            device.advance(Span.minutes(minute));
            minute++;
        }
    }
}
