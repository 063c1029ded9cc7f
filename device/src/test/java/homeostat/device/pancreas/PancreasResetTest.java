package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Device;
import homeostat.kernel.Outcome;
import org.junit.jupiter.api.Test;

/// Exists because a pump that forgot its last bolus at a battery change gave it again.
class PancreasResetTest {
    private static final double BASAL = 0.9;
    private static final double DAY_UNITS = 42;
    private static final String ON_BOARD = "insulin on board";

    // [utest->req~order-is-given-once~1]
    @Test
    void anUnsettledBolusCountsAfterTheResetAndIsNotRepeated() {
        Bed bed = kept(130);
        bed.answers = false;
        bed.meal(60);
        bed.readings(2, 130, 0);
        double units = bed.bolusUnits;
        double onBoard = bed.output(ON_BOARD);
        assertTrue(units > 2 && onBoard > units - 0.5, "on board " + onBoard);

        Bed later = reset(bed);
        later.readings(30, 130, 1);
        assertEquals(bed.boluses, later.boluses);
        assertTrue(later.output(ON_BOARD) > units - 1, "on board " + later.output(ON_BOARD));
        assertNotEquals(AlarmState.INACTIVE, later.alarm("insulin outcome unknown"));
    }

    @Test
    void aBolusThatHadJustAppearedCountsThoughNoPumpEverSawIt() {
        Bed bed = kept(130);
        bed.meal(60);
        bed.device.advance(bed.nowNs() + 2_000_000_000L);
        double units = bed.device.orderBase(Bed.BOLUS);
        assertTrue(units > 2);

        Bed later = reset(bed);
        later.readings(1, 130, 0);
        double expected = bed.output(ON_BOARD) + units + standing(bed);
        assertEquals(expected, later.output(ON_BOARD), 0.1);
        assertEquals(0, later.boluses, "an order from before the reset is not carried out");
    }

    @Test
    void aLateReceiptStillTakesBackWhatWasNotGiven() {
        Bed bed = kept(130);
        bed.answers = false;
        bed.meal(60);
        bed.readings(2, 130, 0);
        long sequence = bed.device.orderSequence(Bed.BOLUS);
        double units = bed.bolusUnits;

        Bed later = reset(bed);
        later.readings(5, 130, 0);
        double before = later.output(ON_BOARD);
        later.device.settle(Bed.BOLUS, sequence, Outcome.REFUSED.code(), 0, later.nowNs());
        later.readings(1, 130, 0);
        assertEquals(before - units, later.output(ON_BOARD), 0.1);
    }

    @Test
    void whatTheRateMayStillHaveBroughtMeanwhileIsOnTheAccountOnce() {
        Bed bed = kept(165);
        double beyond = bed.rateUnitsPerHour - BASAL;
        assertTrue(beyond > 0.5 * BASAL, "rate " + bed.rateUnitsPerHour);
        double onBoard = bed.output(ON_BOARD);

        Bed later = reset(bed);
        for (int i = 0; i < 20; i++) {
            later.silence(1);
            later = reset(later);
        }
        later.silence(1);
        assertTrue(later.output(ON_BOARD) > onBoard + 0.3 * beyond);
        assertTrue(later.output(ON_BOARD) < onBoard + 0.5 * beyond);
    }

    // [utest->req~wrong-prescription-is-not-dosed~1]
    @Test
    void anUnreadableMemoryStopsOrdersUntilThePrescriptionIsConfirmed() {
        Bed later = unreadable();
        later.readings(20, 250, 0.5);

        assertEquals("Fallback", later.mode());
        assertEquals(AlarmState.ACTIVE, later.alarm("control lost"));
        assertEquals(0, later.device.orderSequence(Bed.RATE));
        assertEquals(0, later.device.orderSequence(Bed.BOLUS));

        later.device.confirm();
        later.readings(2, 250, 0);
        assertEquals(BASAL, later.device.orderBase(Bed.RATE));
    }

    @Test
    void afterAnUnreadableMemoryNothingBeyondBasalUntilWhatIsFearedHasDecayed() {
        Bed later = unreadable();
        later.device.confirm();
        later.readings(1, 250, 0);
        assertEquals(OnBoardLimit.DAY_PART * DAY_UNITS, later.output(ON_BOARD), 0.1);

        int boluses = later.boluses;
        for (int hour = 0; hour < 7; hour++) {
            later.meal(60);
            for (int i = 0; i < 60; i++) {
                later.readings(1, 280, 0);
                assertTrue(later.device.orderBase(Bed.RATE) <= BASAL);
            }
            assertEquals(AlarmState.ACTIVE, later.alarm("insulin outcome unknown"));
            assertNotEquals("Regulating", later.mode());
        }
        assertEquals(boluses, later.boluses);

        later.readings(60, 280, 0);
        assertEquals("Regulating", later.mode());
        assertTrue(later.device.orderBase(Bed.RATE) > BASAL);
    }

    @Test
    void whatIsFearedSurvivesASecondReset() {
        Bed later = unreadable();
        later.device.confirm();
        later.readings(60, 250, 0);
        double onBoard = later.output(ON_BOARD);

        Bed again = reset(later);
        again.readings(1, 250, 0);
        assertEquals(onBoard, again.output(ON_BOARD), 0.1);
        assertEquals(AlarmState.ACTIVE, again.alarm("insulin outcome unknown"));
    }

    @Test
    void theAccountOfATrappedControlIsFeared() {
        Bed bed = kept(130);
        bed.device.overran(0, bed.nowNs());
        bed.readings(5, 130, 0);

        Bed later = new Bed(Pancreas.assemble(), bed);
        copy(bed.device, later.device);
        assertFalse(later.device.resume());
        later.readings(5, 130, 0);
        assertEquals(OnBoardLimit.DAY_PART * DAY_UNITS, later.output(ON_BOARD), 0.5);
        assertEquals(BASAL, later.rateUnitsPerHour);
        assertEquals(AlarmState.ACTIVE, later.alarm("insulin outcome unknown"));
    }

    // [utest->req~memory-survives-power-loss~1]
    @Test
    void powerLostAtAnyWordLeavesTheAccountBeforeTheBolusOrAfterIt() {
        Bed bed = kept(130);
        long[] before = bed.device.memory().clone();
        double onBoard = bed.output(ON_BOARD);
        double standing = standing(bed);
        bed.meal(60);
        bed.device.advance(bed.nowNs() + 2_000_000_000L);
        double units = bed.device.orderBase(Bed.BOLUS);
        long[] after = bed.device.memory().clone();
        int slot = before.length / 2;
        int target = before[0] == after[0] ? slot : 0;
        for (int written = 0; written <= slot; written++) {
            long[] torn = before.clone();
            torn[target + slot - 1] = ~torn[target + slot - 1];
            System.arraycopy(after, target, torn, target, written);
            Bed later = new Bed(Pancreas.assemble());
            System.arraycopy(torn, 0, later.device.memory(), 0, torn.length);

            assertTrue(later.device.resume());
            later.silence(1);
            double expected = onBoard + standing + (written == slot ? units : 0);
            assertEquals(expected, later.output(ON_BOARD), 0.1, "after word " + written);
        }
    }

    /// What the rate in force may bring beyond basal until its order expires, U.
    private static double standing(Bed bed) {
        double hours = (bed.device.orderExpiresNs(Bed.RATE) - bed.nowNs()) / 3600e9;
        return Math.max(0, bed.rateUnitsPerHour - BASAL) * hours;
    }

    private static Bed kept(double mgPerDl) {
        Bed bed = new Bed();
        bed.device.begin();
        bed.readings(30, mgPerDl, 0);
        return bed;
    }

    private static Bed reset(Bed before) {
        Bed later = new Bed(Pancreas.assemble(), before);
        copy(before.device, later.device);
        assertTrue(later.device.resume());
        return later;
    }

    /// A bed after a reset that flipped a bit in each slot.
    private static Bed unreadable() {
        Bed bed = kept(130);
        Bed later = new Bed(Pancreas.assemble(), bed);
        copy(bed.device, later.device);
        long[] memory = later.device.memory();
        memory[40] ^= 1L << 17;
        memory[memory.length / 2 + 90] ^= 1L << 3;
        assertFalse(later.device.resume());
        return later;
    }

    private static void copy(Device from, Device to) {
        System.arraycopy(from.memory(), 0, to.memory(), 0, from.memory().length);
    }
}
