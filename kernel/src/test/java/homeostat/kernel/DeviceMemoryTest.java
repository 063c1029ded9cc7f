package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Exists because a device that forgets what it gave gives it again.
class DeviceMemoryTest {
    private static final int WORDS = 1 + 3 + 1 + 1 + 2;
    private static final int SLOT = WORDS + 2;
    private final Thermostat.Total total = new Thermostat.Total();
    private final Device device = Thermostat.assembly(total).assemble();
    private final Thermostat.Total later = new Thermostat.Total();
    private final Device resumed = Thermostat.assembly(later).assemble();

    @BeforeEach
    void runForThreeMinutes() {
        device.begin();
        for (int minute = 0; minute < 3; minute++) {
            minute(device, 160, minute);
        }
    }

    @Test
    void comesBackWithItsPartsItsPrescriptionAndItsNumbers() {
        device.stage(0, 2);
        device.confirm();
        assertTrue(resumeFrom(device.memory()));

        assertEquals(480, later.mgPerDl);
        assertEquals(-Span.minutes(2) - Span.seconds(1), later.sinceNs, "as old as it was");
        assertEquals(device.prescription().hash(), resumed.prescription().hash());
        assertEquals(0, resumed.orderSequence(Thermostat.RATE), "no order leaves a second time");
    }

    @Test
    void aGateTakesTheNextOrderAndNoneTwice() {
        Gate<InsulinRate> gate = new Gate<>(InsulinRate.UNITS_PER_HOUR);
        long nowNs = Span.minutes(2) + Span.seconds(1);
        assertEquals(Admission.ADMITTED, gate.admit(device.order(Thermostat.RATE), nowNs));
        resumeFrom(device.memory());
        assertEquals(Admission.ABSENT, gate.admit(resumed.order(Thermostat.RATE), 0));

        minute(resumed, 160, 0);
        assertEquals(4, resumed.orderSequence(Thermostat.RATE));
        assertEquals(Admission.ADMITTED,
                gate.admit(resumed.order(Thermostat.RATE), Span.seconds(1)));
        assertEquals(Admission.REPEATED,
                gate.admit(resumed.order(Thermostat.RATE), Span.seconds(1)));
    }

    @Test
    void aStepThatTrapsAfterTheResetDoesNotGoBackInNumbers() {
        resumeFrom(device.memory());
        minute(resumed, 13, 0);

        assertTrue(resumed.isDistrusted(0));
        assertEquals(4, resumed.orderSequence(Thermostat.RATE));
    }

    @Test
    void powerLostAfterAnyWordLeavesTheOldStateOrTheNew() {
        long[] before = device.memory().clone();
        minute(device, 160, 3);
        long[] after = device.memory().clone();
        int target = before[0] == after[0] ? SLOT : 0;
        for (int written = 0; written <= SLOT; written++) {
            long[] torn = before.clone();
            if (written > 0) {
                torn[target + SLOT - 1] = ~torn[target + SLOT - 1];
            }
            System.arraycopy(after, target, torn, target, written);

            assertTrue(resumeFrom(torn), "after word " + written);
            assertEquals(written == SLOT ? 640 : 480, later.mgPerDl);
        }
    }

    @Test
    void aTaskThatHasNotPublishedKeepsTheWordsOfItsLastPublication() {
        device.offer(Thermostat.GLUCOSE, 160, 0, Span.minutes(3));
        device.advance(Span.minutes(3));
        device.confirm();
        assertTrue(resumeFrom(device.memory()));
        assertEquals(480, later.mgPerDl, "a step that may be half done is not on record");

        device.advance(Span.minutes(3) + Span.seconds(1));
        assertTrue(resumeFrom(device.memory()));
        assertEquals(640, later.mgPerDl);
    }

    @Test
    void aTaskThatHasNothingToKeepMayBeHalfWayWhileAnotherIsKept() {
        Thermostat.Total kept = new Thermostat.Total();
        Device first = withIdler(kept).assemble();
        first.begin();
        minute(first, 160, 0);
        assertTrue(first.dueNs(1) > Span.seconds(1), "the other is yet to publish");
        Thermostat.Total read = new Thermostat.Total();
        Device second = withIdler(read).assemble();
        for (int i = 0; i < first.memory().length; i++) {
            second.remember(i, first.memory()[i]);
        }

        assertTrue(second.resume());
        assertEquals(160, read.mgPerDl);
    }

    private static Assembly withIdler(Thermostat.Total total) {
        Assembly assembly = Thermostat.assembly(total);
        assembly.task("idler", Timing.every(Span.minutes(1)).deadline(Span.seconds(30)))
                .runs(nowNs -> { }, null);
        return assembly;
    }

    @Test
    void aFlippedBitInTheNewestSlotLeavesTheStateBeforeIt() {
        long[] memory = device.memory();
        int newest = memory[0] > memory[SLOT] ? 0 : SLOT;
        memory[newest + 7] ^= 1L << 40;

        assertTrue(resumeFrom(memory));
        assertEquals(320, later.mgPerDl);
    }

    @Test
    void aFlippedBitInBothSlotsMeansTheWorstAndNoOrders() {
        for (int bit = 0; bit < SLOT * Long.SIZE; bit++) {
            long[] memory = device.memory().clone();
            memory[bit / Long.SIZE] ^= 1L << bit % Long.SIZE;
            memory[SLOT + bit / Long.SIZE] ^= 1L << bit % Long.SIZE;
            assertFalse(resumeFrom(memory), "bit " + bit);
            assertEquals(Thermostat.Total.WORST, later.mgPerDl);
        }
        assertFalse(resumed.prescription().isConfirmed());
        minute(resumed, 160, 0);
        assertEquals(0, resumed.orderSequence(Thermostat.RATE));

        resumed.confirm();
        minute(resumed, 160, 1);
        assertTrue(resumed.orderSequence(Thermostat.RATE) > 3, "a number that no gate has seen");
    }

    @Test
    void afterASecondLossTheGateSaysFromWhereToNumber() {
        assertFalse(resumeFrom(new long[2 * SLOT]));
        resumed.continueAfter(Thermostat.RATE, 1L << 50);
        resumed.confirm();
        minute(resumed, 160, 0);

        assertEquals((1L << 50) + 1, resumed.orderSequence(Thermostat.RATE));
    }

    @Test
    void theMemoryOfAnotherDeviceIsNotRead() {
        int at = new TwoSlotStore(WORDS, device.memory()).newest();
        TwoSlotStore store = new TwoSlotStore(WORDS, device.memory());
        write(store, at, 0, 12345);

        assertFalse(resumeFrom(device.memory()));
        assertEquals(Thermostat.Total.WORST, later.mgPerDl);
    }

    @Test
    void aNumberOutOfItsRangeRevokesThePrescriptionAndChangesNoValue() {
        long hash = resumed.prescription().hash();
        TwoSlotStore store = new TwoSlotStore(WORDS, device.memory());
        write(store, store.newest(), 3, Double.doubleToRawLongBits(Double.NaN));

        assertFalse(resumeFrom(device.memory()));
        assertFalse(resumed.prescription().isConfirmed());
        assertEquals(hash, resumed.prescription().hash());
        assertEquals(480, later.mgPerDl, "the rest is sound");
    }

    @Test
    void aPartThatFindsNonsenseAssumesTheWorst() {
        TwoSlotStore store = new TwoSlotStore(WORDS, device.memory());
        write(store, store.newest(), 6, Double.doubleToRawLongBits(-1));

        assertFalse(resumeFrom(device.memory()));
        assertEquals(Thermostat.Total.WORST, later.mgPerDl);
        assertTrue(resumed.prescription().isConfirmed());
    }

    @Test
    void whatATrappedTaskLeftIsNotBelieved() {
        minute(device, 13, 3);
        minute(device, 160, 4);

        assertFalse(resumeFrom(device.memory()));
        assertEquals(Thermostat.Total.WORST, later.mgPerDl);
        assertTrue(resumed.prescription().isConfirmed());
        minute(resumed, 160, 0);
        assertEquals(6, resumed.orderSequence(Thermostat.RATE), "the fallback's orders counted");
    }

    @Test
    void anUnconfirmedPrescriptionIsNotConfirmedByAReset() {
        device.prescription().revoke();
        minute(device, 160, 3);

        assertFalse(resumeFrom(device.memory()));
        assertFalse(resumed.prescription().isConfirmed());
    }

    @Test
    void keepingTheMemoryChangesNoOutput() {
        Device other = Thermostat.assemble();
        for (int minute = 0; minute < 3; minute++) {
            minute(other, 160, minute);
        }

        assertEquals(device.digest(), other.digest());
        assertEquals(0, other.memory()[0], "without begin or resume nothing is kept");
        assertNotEquals(0, device.memory()[0]);
    }

    @Test
    void aNewBeginningLeavesNothingOfTheOneBefore() {
        System.arraycopy(device.memory(), 0, resumed.memory(), 0, 2 * SLOT);
        resumed.begin();
        long[] memory = resumed.memory().clone();
        int newest = memory[0] > memory[SLOT] ? 0 : SLOT;
        memory[newest + 7] ^= 1;

        assertTrue(resumeFrom(memory));
        assertEquals(0, later.mgPerDl);
        assertEquals(0, resumed.order(Thermostat.RATE).sequence());
    }

    @Test
    void resumingTwiceIsResumingOnce() {
        assertTrue(resumeFrom(device.memory()));
        assertTrue(resumeFrom(resumed.memory().clone()));

        assertEquals(480, later.mgPerDl);
        assertEquals(device.prescription().hash(), resumed.prescription().hash());
    }

    /// Copies the payload at `at` into the other slot with one word changed, as good as any.
    private void write(TwoSlotStore store, int at, int word, long bits) {
        long[] memory = device.memory();
        long[] payload = new long[WORDS];
        System.arraycopy(memory, at, payload, 0, WORDS);
        payload[word] = bits;
        System.arraycopy(payload, 0, memory, store.open(), WORDS);
        store.seal();
    }

    private boolean resumeFrom(long[] memory) {
        assertEquals(resumed.memory().length, memory.length);
        for (int i = 0; i < memory.length; i++) {
            resumed.remember(i, memory[i]);
            assertEquals(memory[i], resumed.remembered(i));
        }
        return resumed.resume();
    }

    private static void minute(Device device, double mgPerDl, int minute) {
        device.offer(Thermostat.GLUCOSE, mgPerDl, Quality.GOOD.code(), Span.minutes(minute));
        device.advance(Span.minutes(minute) + Span.seconds(1));
    }
}
