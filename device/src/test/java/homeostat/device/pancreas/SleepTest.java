package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because who is taken for asleep gets no insulin for what they eat.
class SleepTest {
    private static final double SECONDS_PER_HOUR = 3600;

    private final Sleep sleep;
    private final Device device;
    private long minute;

    SleepTest() {
        Assembly assembly = new Assembly("sleep", "Sleep", Pancreas.loop());
        TaskAssembly task = assembly.task("sleep",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        sleep = new Sleep(new PancreasPorts(task).sleep);
        task.runs(sleep::minute, nowNs -> {
        });
        device = assembly.assemble();
    }

    @Test
    void nobodySleepsWhoHasNotSaidSo() {
        live(1);

        assertFalse(isAsleep());
    }

    @Test
    void anAnnouncementHoldsFromWhenItWasMade() {
        live(10);
        assertTrue(announce(1, minute - 5));
        live(1);
        assertTrue(isAsleep());
        live(54);
        assertTrue(isAsleep());
        live(1);

        assertFalse(isAsleep());
    }

    @Test
    void theLatestCountsAndZeroMeansAwake() {
        announce(8, 0);
        live(1);
        announce(0, 1);
        live(1);

        assertFalse(isAsleep());
    }

    @Test
    void anOldOneThatComesAgainChangesNothing() {
        live(5);
        announce(0, 5);
        announce(8, 2);
        live(1);

        assertFalse(isAsleep());
    }

    @Test
    void whatComesFromTheFutureIsNotBelieved() {
        announce(8, 30);
        live(40);

        assertFalse(isAsleep());
    }

    @Test
    void nobodySleepsForMoreThanTwelveHours() {
        assertEquals(false, announce(12.1, 0));
        assertEquals(true, announce(12, 0));
    }

    private boolean announce(double hours, long atMinute) {
        return device.post(Bed.SLEEP, hours * SECONDS_PER_HOUR, Span.minutes(atMinute));
    }

    private void live(int minutes) {
        for (int i = 0; i < minutes; i++) {
            device.advance(Span.minutes(minute));
            minute++;
        }
    }

    private boolean isAsleep() {
        return sleep.isOn(Span.minutes(minute - 1));
    }
}
