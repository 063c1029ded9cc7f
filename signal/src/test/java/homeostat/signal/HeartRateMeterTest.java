package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.CheckFailure;
import org.junit.jupiter.api.Test;

/// Alarms hang on this number, so it must neither jump at one odd beat nor stand still when the
/// heart does.
final class HeartRateMeterTest {
    private final HeartRateMeter meter = new HeartRateMeter(100);

    @Test
    void readsSixtyAtOneBeatASecond() {
        beats(0, 100, 6);
        assertEquals(60, meter.perMinute(500));
        assertTrue(meter.valid(500));
    }

    @Test
    void isNotValidBeforeThreeIntervals() {
        assertEquals(0, meter.perMinute(0));
        beats(0, 100, 3);
        assertFalse(meter.valid(200));
        meter.beat(300, 300);
        assertTrue(meter.valid(300));
    }

    @Test
    void isNotMovedByOneEctopicBeatAndItsPause() {
        beats(0, 100, 6);
        meter.beat(550, 550);
        meter.beat(700, 700);
        assertEquals(60, meter.perMinute(700));
    }

    @Test
    void followsAStepWithinThreeBeats() {
        beats(0, 100, 6);
        beats(550, 50, 3);
        assertEquals(120, meter.perMinute(650));
    }

    @Test
    void fallsWhileTheHeartPausesAndEndsAsInvalid() {
        beats(0, 100, 6);
        assertEquals(20, meter.perMinute(800));
        assertTrue(meter.valid(899));
        assertFalse(meter.valid(900));
    }

    @Test
    void startsAnewAfterAReset() {
        beats(0, 100, 6);
        meter.reset();
        assertFalse(meter.valid(600));
        beats(10, 60, 4);
        assertEquals(100, meter.perMinute(190));
    }

    @Test
    void trapsWhenBeatsDoNotRise() {
        meter.beat(10, 10);
        assertThrows(CheckFailure.class, () -> meter.beat(10, 10));
    }

    @Test
    void theDetectorsLatencyIsNotTakenForAPause() {
        int latency = 36;
        for (int i = 0; i < 6; i++) {
            meter.beat(100 + i * 37, 100 + i * 37 + latency);
        }

        assertEquals(60 * 100 / 37.0, meter.perMinute(100 + 5 * 37 + latency + 37), 1e-9);
    }

    private void beats(long first, long interval, int count) {
        for (int i = 0; i < count; i++) {
            meter.beat(first + i * interval, first + i * interval);
        }
    }
}
