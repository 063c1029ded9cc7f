package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because what is lost, doubled or believed at a port is lost, doubled or believed in
/// therapy.
class PortTest {
    private final Inbox<Carbohydrate> meals =
            new Inbox<>(Range.of(Carbohydrate.GRAMS, 1, 200), 2);
    private final Receipts<InsulinAmount> receipts = new Receipts<>(2);
    private final In<Glucose> glucose =
            new In<>(Range.of(Glucose.MG_PER_DL, 39, 600), Span.minutes(12));

    @Test
    void eachEventIsSeenOnce() {
        assertTrue(meals.post(45, 7));
        assertEquals(0, meals.size(), "not before the release");
        meals.latch();
        assertEquals(1, meals.size());
        assertEquals(45, meals.in(Carbohydrate.GRAMS, 0));
        assertEquals(7, meals.atNs(0));

        meals.latch();
        assertEquals(0, meals.size());
        assertThrows(CheckFailure.class, () -> meals.in(Carbohydrate.GRAMS, 0));
    }

    @Test
    void anEventWithoutRoomOrOutOfRangeIsRefusedToTheHost() {
        assertFalse(meals.post(0, 0));
        assertFalse(meals.post(Double.NaN, 0));
        assertTrue(meals.post(10, 1));
        assertTrue(meals.post(20, 2));
        assertFalse(meals.post(30, 3));

        meals.latch();
        assertEquals(20, meals.in(Carbohydrate.GRAMS, 1));
        assertTrue(meals.post(30, 3), "there is room again");
    }

    @Test
    void aReceiptKeepsWhatTheActuatorSaid() {
        assertTrue(receipts.settle(17, Outcome.PARTIAL, 0.35, 9));
        receipts.latch();

        Receipt<InsulinAmount> receipt = receipts.receipt(0);
        assertEquals(17, receipt.sequence());
        assertEquals(Outcome.PARTIAL, receipt.outcome());
        assertEquals(0.35, receipt.in(InsulinAmount.UNITS));
        assertEquals(Outcome.UNKNOWN, Outcome.of(99), "a code that is not known is not believed");
    }

    @Test
    void aReadingIsGradedAtTheReleaseAndAgainAtTheNext() {
        assertEquals(Quality.MISSING, latched(0));
        glucose.offer(100, Quality.GOOD, 0);
        assertEquals(Quality.GOOD, latched(0));
        assertTrue(glucose.isFresh());
        assertEquals(Quality.GOOD, latched(Span.minutes(12)));
        assertFalse(glucose.isFresh());
        assertEquals(Quality.STALE, latched(Span.minutes(12) + 1));
    }

    @Test
    void theEndsOfTheRangeAreInsideAndNoNumberIsNot() {
        long nowNs = 0;
        for (double value : new double[] {39, 600}) {
            glucose.offer(value, Quality.GOOD, ++nowNs);
            assertEquals(Quality.GOOD, latched(nowNs));
        }
        for (double value : new double[] {38.9, 600.1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            glucose.offer(value, Quality.GOOD, ++nowNs);
            assertEquals(Quality.IMPLAUSIBLE, latched(nowNs));
        }
    }

    @Test
    void unitsOfOneDimensionAreReadFromTheSameNumber() {
        glucose.offer(180.156, Quality.GOOD, 0);
        latched(0);

        assertEquals(180.156, glucose.reading().in(Glucose.MG_PER_DL), "the base unit is exact");
        assertEquals(10, glucose.reading().in(Glucose.MMOL_PER_L), 1e-12);
    }

    private Quality latched(long nowNs) {
        glucose.latch(nowNs);
        return glucose.reading().quality();
    }
}
