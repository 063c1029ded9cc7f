package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Assembly;
import homeostat.kernel.Device;
import homeostat.kernel.Guard;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Order;
import homeostat.kernel.Outcome;
import homeostat.kernel.Proposal;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;
import homeostat.kernel.TaskAssembly;
import homeostat.kernel.Timing;
import org.junit.jupiter.api.Test;

/// Exists because every double dose began with an account that was wrong.
class InsulinLedgerTest {
    private static final double BASAL = 0.9;
    /// Where the bins and the first bolus stand in what survives a reset.
    private static final int BINS_AT = 12;
    private static final int BOLUS_AT = BINS_AT + 25;
    private final InsulinLedger ledger;
    private final Device device;
    private final Proposal<InsulinRate> rate = new Proposal<>();
    private final Proposal<InsulinAmount> bolus = new Proposal<>();
    private long minute;

    InsulinLedgerTest() {
        Assembly assembly = new Assembly("ledger", "Ledger", Pancreas.loop());
        Therapy therapy = new Therapy(assembly, Clinic.ordinary());
        TaskAssembly task = assembly.task("ledger",
                Timing.every(Span.minutes(1)).deadline(Span.seconds(1)));
        PancreasPorts ports = new PancreasPorts(task);
        ledger = new InsulinLedger(ports);
        Guard<InsulinRate> rateGuard = task.guard(ports.rate, (nowNs, bounds) ->
                bounds.atMost(InsulinRate.UNITS_PER_HOUR, 20, Reason.RATE));
        Guard<InsulinAmount> bolusGuard = task.guard(ports.bolus, (nowNs, bounds) ->
                bounds.atMost(InsulinAmount.UNITS, 20, Reason.RATE));
        task.runs(nowNs -> {
            ledger.minute(therapy.basalUnitsPerHour(), nowNs);
            rateGuard.order(rate, nowNs);
            bolusGuard.order(bolus, nowNs);
        }, nowNs -> {
        });
        device = assembly.assemble();
    }

    @Test
    void basalAloneIsNothingOnBoard() {
        for (int i = 0; i < 20; i++) {
            rate(BASAL);
            settleRate(Outcome.DELIVERED, BASAL);
            pass(20);
        }

        assertEquals(0, ledger.onBoardUnits(), 1e-9);
        assertEquals(2 * BASAL, ledger.givenInTwoHoursUnits(), 0.1);
    }

    @Test
    void anAccountThatCannotBeIsNotRestored() {
        bolus(5);
        pass(10);
        long huge = Double.doubleToRawLongBits(1e6);
        long negative = Double.doubleToRawLongBits(-1);
        assertTrue(restores(0, 7), "as it was");
        assertTrue(restores(4, Double.doubleToRawLongBits(BASAL)));
        for (int word = 0; word < 3; word++) {
            assertFalse(restores(word, -1), "minutes and numbers are not negative");
        }
        for (int word : new int[] {3, 4, BINS_AT, BOLUS_AT + 2}) {
            assertFalse(restores(word, huge), "word " + word);
            assertFalse(restores(word, negative), "word " + word);
        }
        assertFalse(restores(5, -1));
        assertFalse(restores(5, Span.hours(2)));
        for (int word = 6; word < BINS_AT; word++) {
            assertFalse(restores(word, huge), "word " + word);
        }
        assertFalse(restores(BOLUS_AT, -1));
        for (int word = BOLUS_AT + 3; word < BOLUS_AT + 6; word++) {
            assertFalse(restores(word, huge), "word " + word);
        }
    }

    private boolean restores(int word, long bits) {
        long[] memory = new long[ledger.words()];
        ledger.save(memory, 0, nowNs());
        memory[word] = bits;
        boolean whole = ledger.restore(memory, 0);
        if (!whole) {
            ledger.assumeWorst();
        }
        return whole;
    }

    @Test
    void aBolusCountsFromTheMinuteAfterItsOrderAndFades() {
        bolus(5);
        pass(1);
        assertEquals(5, ledger.onBoardUnits(), 0.1);

        pass(180);
        assertTrue(ledger.onBoardUnits() < 3 && ledger.onBoardUnits() > 0.5);
        pass(900);
        assertEquals(0, ledger.onBoardUnits(), 0.05);
    }

    @Test
    void aRefusedBolusIsTakenBackHoweverLate() {
        bolus(5);
        pass(45);
        settleBolus(Outcome.REFUSED, 0);
        pass(1);

        assertEquals(0, ledger.onBoardUnits(), 1e-9);
        assertEquals(0, ledger.action().effectUnits(), 1e-9);
    }

    @Test
    void moreThanWasOrderedCountsAsAllOfIt() {
        bolus(5);
        pass(30);
        settleBolus(Outcome.PARTIAL, 9);
        pass(1);

        assertTrue(ledger.onBoardUnits() > 3);
    }

    @Test
    void aPartlyGivenBolusKeepsItsPart() {
        bolus(5);
        pass(30);
        double whole = ledger.onBoardUnits();
        double before = ledger.action().effectUnits();
        settleBolus(Outcome.PARTIAL, 2);
        pass(1);

        assertEquals(0.4 * whole, ledger.onBoardUnits(), 0.05);
        assertTrue(ledger.action().effectUnits() < before);
    }

    @Test
    void aBolusWithoutAFinalReceiptStaysCountedAndIsInDoubtForAnHour() {
        bolus(5);
        settleBolus(Outcome.UNKNOWN, 0);
        pass(15);
        assertEquals(5, ledger.onBoardUnits(), 0.2);
        assertTrue(ledger.hasDoubtfulBolus(Span.minutes(10), nowNs()));

        pass(60);
        assertFalse(ledger.hasDoubtfulBolus(Span.minutes(10), nowNs()));
        assertTrue(ledger.onBoardUnits() > 2);
    }

    @Test
    void aReceiptForAnOrderThatWasNeverGivenChangesNothing() {
        bolus(5);
        device.settle(1, 999, Outcome.REFUSED.code(), 0, nowNs());
        pass(2);

        assertEquals(5, ledger.onBoardUnits(), 0.1);
    }

    @Test
    void theHighestRateThatMayRunIsCounted() {
        rate(4);
        settleRate(Outcome.DELIVERED, 4);
        pass(1);
        rate(0);
        pass(1);
        assertEquals(4, ledger.possibleUnitsPerHour(nowNs()));

        settleRate(Outcome.DELIVERED, 0);
        pass(1);
        assertEquals(0, ledger.possibleUnitsPerHour(nowNs()));
    }

    @Test
    void aRateThatWasRefusedLeavesTheOneBefore() {
        rate(2);
        settleRate(Outcome.DELIVERED, 2);
        rate(6);
        settleRate(Outcome.REFUSED, 0);
        pass(1);

        assertEquals(2, ledger.possibleUnitsPerHour(nowNs()));
    }

    @Test
    void aRateOrderThatExpiredNoLongerRuns() {
        rate(4);
        settleRate(Outcome.DELIVERED, 4);
        pass(31);

        assertEquals(0, ledger.possibleUnitsPerHour(nowNs()));
    }

    @Test
    void withholdingBasalMakesTheAccountNegative() {
        for (int i = 0; i < 12; i++) {
            rate(0);
            settleRate(Outcome.DELIVERED, 0);
            pass(5);
        }

        assertTrue(ledger.onBoardUnits() < -0.5 * BASAL);
    }

    private void rate(double unitsPerHour) {
        rate.set(InsulinRate.UNITS_PER_HOUR, unitsPerHour, nowNs(), nowNs() + Span.minutes(30));
        pass(1);
        rate.clear(nowNs());
    }

    private void bolus(double units) {
        bolus.set(InsulinAmount.UNITS, units, nowNs(), nowNs() + Span.minutes(5));
        pass(1);
        bolus.clear(nowNs());
    }

    private void settleRate(Outcome outcome, double unitsPerHour) {
        Order<InsulinRate> order = device.order(0);
        device.settle(0, order.sequence(), outcome.code(), unitsPerHour, nowNs());
        pass(1);
    }

    private void settleBolus(Outcome outcome, double units) {
        Order<InsulinAmount> order = device.order(1);
        device.settle(1, order.sequence(), outcome.code(), units, nowNs());
        pass(1);
    }

    private void pass(int minutes) {
        for (int i = 0; i < minutes; i++) {
            device.advance(nowNs() + Span.seconds(2));
            minute++;
        }
    }

    private long nowNs() {
        return Span.minutes(minute);
    }
}
