package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Admission;
import homeostat.kernel.Device;
import homeostat.kernel.Gate;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Outcome;
import homeostat.kernel.Span;
import homeostat.seed.Stream;
import org.junit.jupiter.api.Test;

/// Exists because power fails in any minute: the device is killed in each minute of a day and made
/// anew beside the one that lives on.
class PancreasResetProperties {
    private static final int MINUTES_PER_DAY = 1440;
    private static final double BASAL = 0.9;
    private static final double RATE_MAX = 4 * BASAL;
    private static final double RATE_VALID_HOURS = 0.5;
    private final Stream stream = Stream.of(Long.getLong("homeostat.seed", 1));
    private double mgPerDl = 130;
    private double trend;

    @Test
    void killedInAnyMinuteItKnowsWhatItGave() {
        Bed bed = new Bed();
        bed.device.begin();
        live(bed);
        int same = 0;
        for (int minute = 1; minute < MINUTES_PER_DAY; minute++) {
            Device killed = Pancreas.assemble();
            copy(bed.device.memory(), killed);
            assertTrue(killed.resume());
            killed.advance(Span.seconds(2));
            double after = onBoardUnits(killed);

            live(bed);
            double alive = onBoardUnits(bed.device);
            double standing = (RATE_MAX - BASAL) * RATE_VALID_HOURS + RATE_MAX / 60;
            assertTrue(after >= alive - 1e-12, "minute " + minute + " forgot " + (alive - after));
            assertTrue(after <= alive + standing, "minute " + minute + " invented insulin");
            same += after == alive ? 1 : 0;
        }
        assertTrue(same > MINUTES_PER_DAY / 4, "the same to the last bit: " + same);
    }

    @Test
    void killedInAnyMinuteItRepeatsNoBolusAndThePumpTakesItsNextOrder() {
        Bed bed = new Bed();
        bed.device.begin();
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            live(bed);
            Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
            gate.admit(bed.device.order(Bed.RATE), bed.nowNs());
            Bed killed = new Bed(Pancreas.assemble());
            copy(bed.device.memory(), killed.device);
            assertTrue(killed.device.resume());
            for (int i = 0; i < 5; i++) {
                killed.reading(mgPerDl);
            }

            assertEquals(0, killed.boluses, "minute " + minute);
            assertEquals(Admission.ADMITTED,
                    gate.admit(killed.device.order(Bed.RATE), killed.nowNs()));
        }
    }

    @Test
    void keepingTheMemoryChangesNoBitOfADay() {
        Bed kept = new Bed();
        Bed plain = new Bed();
        kept.device.begin();
        Stream days = stream.split(1);
        for (int minute = 0; minute < MINUTES_PER_DAY; minute++) {
            kept.outcome = Outcome.of(days.chance(0.9) ? 1 : days.nextInt(4));
            plain.outcome = kept.outcome;
            kept.answers = days.chance(0.9);
            plain.answers = kept.answers;
            double reading = 130 + 60 * Math.sin(minute / 97.0) + days.gaussian();
            if (minute % 240 == 100) {
                kept.meal(50);
                plain.meal(50);
            }
            kept.reading(reading);
            plain.reading(reading);
        }
        assertEquals(plain.device.digest(), kept.device.digest());
    }

    @Test
    void noDamageOfBothSlotsIsBelieved() {
        Bed bed = new Bed();
        bed.device.begin();
        for (int minute = 0; minute < 200; minute++) {
            live(bed);
        }
        long[] memory = bed.device.memory();
        int slot = memory.length / 2;
        for (int i = 0; i < 500; i++) {
            Device later = Pancreas.assemble();
            copy(memory, later);
            later.memory()[stream.nextInt(slot)] ^= 1L << stream.nextInt(Long.SIZE);
            later.memory()[slot + stream.nextInt(slot)] ^= 1L << stream.nextInt(Long.SIZE);
            assertFalse(later.resume());
            later.advance(Span.minutes(10));
            assertEquals(0, later.orderSequence(Bed.RATE));
        }
    }

    private static double onBoardUnits(Device device) {
        return device.outputBase(device.sheet().port("insulin on board").index());
    }

    private void live(Bed bed) {
        trend = 0.9 * trend + 0.3 * stream.gaussian() + (140 - mgPerDl) / 1000;
        mgPerDl = Math.max(60, Math.min(350, mgPerDl + trend));
        bed.answers = stream.chance(0.9);
        if (stream.chance(0.01)) {
            bed.meal(stream.uniform(10, 90));
        }
        bed.reading(mgPerDl);
    }

    private static void copy(long[] memory, Device to) {
        System.arraycopy(memory, 0, to.memory(), 0, memory.length);
    }
}
