package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Exists because a condition that no test has seen decide may as well be missing: the ones that
/// coverage of conditions found unseen, each both ways.
class ConditionTest {
    private static final Range<Glucose> GLUCOSE = Range.of(Glucose.MG_PER_DL, 39, 600);

    @Test
    void theGateRefusesWhatIsNoNumberAndWhatWasOrderedInTheFuture() {
        Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        Order<InsulinRate> order =
                new Order<>(Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3));
        order.sequence = 1;
        order.expiresNs = 100;
        order.base = Double.NaN;
        assertEquals(Admission.MALFORMED, gate.admit(order, 10));

        order.base = 1;
        order.atNs = 11;
        assertEquals(Admission.MALFORMED, gate.admit(order, 10));
        assertEquals(Admission.ADMITTED, gate.admit(order, 11));
    }

    @Test
    void anEventAboveTheRangeIsRefusedAndAReceiptWithoutRoom() {
        Inbox<Carbohydrate> meals = new Inbox<>(Range.of(Carbohydrate.GRAMS, 1, 200), 2);
        assertFalse(meals.post(201, 0));
        assertTrue(meals.post(200, 0));

        Receipts<InsulinAmount> receipts = new Receipts<>(1);
        assertTrue(receipts.settle(1, Outcome.DELIVERED, 1, 0));
        assertFalse(receipts.settle(2, Outcome.DELIVERED, 1, 0));
    }

    @Test
    void aJournalHasRowsAndColumns() {
        assertThrows(CheckFailure.class, () -> new Journal(0, 1));
        assertThrows(CheckFailure.class, () -> new Journal(1, 0));
    }

    @Test
    void mapsHaveAnEndAndTellWhatIsThereFromWhatIsNot() {
        assertThrows(CheckFailure.class, () -> new LongIndex((1 << 28) + 1));
        LongToDoubleMap numbers = new LongToDoubleMap(2);
        assertTrue(numbers.put(7, 0.5));
        assertEquals(0.5, numbers.atOr(7, 2));
        assertEquals(2, numbers.atOr(8, 2));

        PartMap<String> parts = new PartMap<>(2);
        assertTrue(parts.put(7, "seven"));
        assertEquals("seven", parts.atOrNull(7));
        assertNull(parts.atOrNull(8));
    }

    @Test
    void aRangeHasFiniteEndsAndHoldsThem() {
        assertThrows(CheckFailure.class,
                () -> Range.of(Glucose.MG_PER_DL, Double.NEGATIVE_INFINITY, 1));
        assertThrows(CheckFailure.class,
                () -> Range.of(Glucose.MG_PER_DL, 1, Double.POSITIVE_INFINITY));
        Reading<Glucose> reading = new Reading<>();
        for (double inside : new double[] {39, 100, 600}) {
            reading.set(Glucose.MG_PER_DL, inside, Quality.GOOD, 0);
            assertTrue(GLUCOSE.contains(reading));
        }
        for (double outside : new double[] {38, 601, Double.NaN}) {
            reading.set(Glucose.MG_PER_DL, outside, Quality.GOOD, 0);
            assertFalse(GLUCOSE.contains(reading));
        }
    }

    @Test
    void anOutputOutsideItsRangeIsNotCalledGood() {
        Out<Glucose> out = new Out<>(GLUCOSE);
        assertEquals(Quality.GOOD, written(out, 100, Quality.GOOD));
        assertEquals(Quality.IMPLAUSIBLE, written(out, 601, Quality.GOOD));
        assertEquals(Quality.IMPLAUSIBLE, written(out, 38, Quality.GOOD));
        assertEquals(Quality.DOUBTFUL, written(out, 38, Quality.DOUBTFUL));
    }

    private static Quality written(Out<Glucose> out, double value, Quality quality) {
        out.set(Glucose.MG_PER_DL, value, quality, 0);
        out.publish();
        return out.published().quality();
    }

    @Test
    void numbersOfABudgetATimingAndAUnitAreRefusedWhereTheyMeanNothing() {
        assertThrows(CheckFailure.class, () -> new Sheet.Budget(0, -1, 0));
        assertThrows(CheckFailure.class, () -> new Sheet.Budget(0, 0, -1));
        assertThrows(CheckFailure.class, () -> Timing.hertz(-1));
        assertThrows(CheckFailure.class,
                () -> Unit.of(Glucose.MG_PER_DL, Double.POSITIVE_INFINITY, "x", "x"));
        assertThrows(CheckFailure.class, () -> Unit.of(Glucose.MG_PER_DL, 0, "x", "x"));
    }

    @Test
    void anEnduranceIsNotNegativeInAnyOfItsNumbers() {
        assertEquals(0, Sheet.Endurance.NONE.eraseCycles());
        assertThrows(CheckFailure.class, () -> new Sheet.Endurance(-1, 0, 0, 0));
        assertThrows(CheckFailure.class, () -> new Sheet.Endurance(0, -1, 0, 0));
        assertThrows(CheckFailure.class, () -> new Sheet.Endurance(0, 0, -1, 0));
        assertThrows(CheckFailure.class, () -> new Sheet.Endurance(0, 0, 0, -1));
    }

    @Test
    void aLastingPartIsThereAndKnowsItsSize() {
        TaskAssembly task = task(0);
        assertThrows(CheckFailure.class, () -> task.lasting(null));
        assertThrows(CheckFailure.class, () -> task.lasting(new Words(-1)));
        assertEquals(2, task.lasting(new Words(2)).words());
    }

    @Test
    void whatActsOnNothingNeedsNoFallback() {
        TaskAssembly task = task(0);
        task.runs(nowNs -> { }, null);
        TaskAssembly ordering = task(0);
        ordering.orders("rate", Range.of(InsulinRate.UNITS_PER_HOUR, 0, 3), Span.minutes(30),
                "rate");
        assertThrows(CheckFailure.class, () -> ordering.runs(nowNs -> { }, null));
    }

    @Test
    void aTrappedTaskWithoutAFallbackStaysStillAndOneWhoseFallbackTrapsToo() {
        Assembly assembly = assembly();
        TaskAssembly task = assembly.task("still", Timing.every(Span.minutes(1)));
        task.runs(ConditionTest::trap, null);
        TaskAssembly other = assembly.task("twice", Timing.every(Span.minutes(1)));
        other.runs(ConditionTest::trap, nowNs -> trap(nowNs));
        Device device = assembly.assemble();
        device.advance(Span.minutes(2));

        assertTrue(device.isDistrusted(0));
        assertTrue(device.isDistrusted(1));
    }

    private static void trap(long nowNs) {
        Check.that(nowNs < 0, "traps at once");
    }

    @Test
    void aHostThatSleptTooLongIsCaughtUpInPieces() {
        Assembly assembly = assembly();
        assembly.task("fast", Timing.every(Span.milliseconds(1))).runs(nowNs -> { }, null);
        Device device = assembly.assemble();
        device.advance(Span.hours(1));
        assertTrue(device.nextEventNs() <= Span.hours(1), "it stopped at its bound");
        long before = device.digest();
        device.advance(Span.hours(1));
        assertNotEquals(before, device.digest(), "and goes on");
    }

    @Test
    void everyNanCountsAsTheSameOne() {
        double other = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
        assertEquals(Digest.bits(Double.NaN), Digest.bits(other));
        assertNotEquals(Digest.bits(Double.NaN), Digest.bits(1));
    }

    /// Powers whose logarithm rounds to the very edge from below and above.
    @ParameterizedTest
    @CsvSource({"16, 256, -1", "16, 256, 0", "16, 256, 1", "2, 1025, 0", "0.5, 1075, -1",
        "0.5, 1075, 0", "0.5, 1075, 1", "0.5, 1076, 0", "2.9802322387695312E-8, 43, 1",
        "2.9802322387695312E-8, 43, 0", "4, 512, 1", "2.9802322387695312E-8, 43, 2"})
    void powersAtTheEdgeOfWhatANumberCanBe(double base, double exponent, int steps) {
        double x = steps < 0 ? Math.nextDown(base) : base;
        for (int i = 0; i < steps; i++) {
            x = Math.nextUp(x);
        }
        assertEquals(StrictMath.pow(x, exponent), Elementary.pow(x, exponent));
    }

    @Test
    void whatWasSealedButMakesNoSenseIsNotBelieved() {
        assertTrue(resumesWith(1, 1), "as it was");
        assertFalse(resumesWith(0, 1), "another layout");
        assertFalse(resumesWith(1, 0), "a prescription never confirmed");
        assertFalse(resumesWith(4, -1), "an order before the first");
    }

    /// Whether a device resumes from what it kept with one word written otherwise, well sealed.
    private static boolean resumesWith(int word, long value) {
        Device device = Thermostat.assemble();
        device.begin();
        long[] memory = device.memory();
        int words = memory.length / 2 - 2;
        TwoSlotStore store = new TwoSlotStore(words, memory);
        int from = store.newest();
        int to = store.open();
        System.arraycopy(memory, from, memory, to, words);
        memory[to + word] = value;
        store.seal();
        return device.resume();
    }

    @Test
    void aModeIsNamedByItsCellAndItsCode() {
        Sheet sheet = Thermostat.assemble().sheet();
        assertEquals(sheet.modes().getFirst().name(),
                sheet.modeName(0, sheet.modes().getFirst().code()));
        assertEquals("Trapped", sheet.modeName(1, 0));
        assertEquals("Trapped", sheet.modeName(0, -1));
    }

    private static Assembly assembly() {
        return new Assembly("small", "Test device",
                new Sheet.Loop("a", "b", "c", "d", "e", "f"));
    }

    private static TaskAssembly task(long offsetNs) {
        return assembly().task("task", Timing.every(Span.minutes(1)).offset(offsetNs));
    }

    /// A lasting part of so many words.
    private record Words(int words) implements Lasting {
        @Override
        public void save(long[] memory, int from, long nowNs) {
        }

        @Override
        public boolean restore(long[] memory, int from) {
            return true;
        }

        @Override
        public void assumeWorst() {
        }
    }
}
