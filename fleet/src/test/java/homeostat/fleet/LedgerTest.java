package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.fleet.store.JournalEntry;
import homeostat.fleet.store.Ledger;
import homeostat.fleet.store.StoreException;
import homeostat.wire.Parcel;
import homeostat.wire.Ranges;
import homeostat.wire.Report;
import homeostat.wire.log.ForgetfulFolder;
import homeostat.wire.log.LogException;
import homeostat.wire.log.SegmentLog;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What is acknowledged must be in the journal, once, and what is missing must be known.
final class LedgerTest {
    private static final long SEGMENT = 1 << 16;
    private final ForgetfulFolder folder = new ForgetfulFolder();
    private final SegmentLog journal = SegmentLog.open(folder, SEGMENT);
    private final Ledger ledger = new Ledger(journal);

    @Test
    void knowsWhatIsMissingAndTakesItLater() {
        take(1, 9, 1, 2, 3, 7, 9);
        assertEquals(new Report(5, 3, List.of(new Ranges.Range(4, 6), new Ranges.Range(8, 8))),
                ledger.report("gateway", 5));
        assertEquals(4, ledger.missing());
        take(1, 9, 4, 5, 6, 8);
        assertEquals(new Report(5, 9, List.of()), ledger.report("gateway", 5));
    }

    @Test
    void takesAFrameOnceHoweverOftenItComes() {
        take(1, 3, 1, 2);
        Parcel news = take(1, 3, 2, 3, 1);
        assertEquals(List.of(3L), news.items().stream().map(Parcel.Item::sequence).toList());
        assertEquals(2, ledger.duplicates());
        assertEquals(2, journal.durable());
    }

    @Test
    void givesUpWhatAnOutboxNoLongerHolds() {
        take(1, 2, 1, 2);
        take(6, 8, 6, 8);
        assertEquals(new Report(5, 6, List.of(new Ranges.Range(7, 7))),
                ledger.report("gateway", 5));
        assertEquals(3, ledger.givenUp());
    }

    @Test
    void keepsSendersAndTheirOutboxesApart() {
        take(1, 2, 1, 2);
        assertEquals(0, ledger.report("other", 5).through());
        assertEquals(0, ledger.report("gateway", 6).through());
        for (int outbox = 6; outbox < 69; outbox++) {
            ledger.report("gateway", outbox);
        }
        assertEquals("sender with too many outboxes: sender=gateway, expected at most 64",
                assertThrows(StoreException.class, () -> ledger.report("gateway", 99))
                        .getMessage());
    }

    @Test
    void hasNothingOfWhatAFullDiskRefused() {
        take(1, 2, 1, 2);
        folder.room(journal.bytes() + 10);
        ledger.take("gateway", parcel(1, 4, 3, 4), 0);
        assertThrows(LogException.class, ledger::commit);
        assertEquals(2, ledger.report("gateway", 5).through());
        folder.room(Long.MAX_VALUE);
        take(1, 4, 3, 4);
        assertEquals(4, ledger.report("gateway", 5).through());
        assertEquals(0, ledger.missing());
    }

    @Test
    void knowsTheSameAfterAReplay() {
        take(1, 9, 1, 2, 3, 7, 9);
        take(3, 12, 4, 12);
        Ledger again = new Ledger(SegmentLog.open(folder, SEGMENT));
        assertEquals(2, again.replay(1));
        assertEquals(ledger.report("gateway", 5), again.report("gateway", 5));
    }

    @Test
    void refusesAJournalOfAnotherVersion() {
        byte[] bytes = new JournalEntry("gateway", 7, parcel(1, 2, 1)).bytes();
        assertEquals(new JournalEntry("gateway", 7, parcel(1, 2, 1)), JournalEntry.of(bytes));
        bytes[0] = 9;
        assertTrue(assertThrows(StoreException.class, () -> JournalEntry.of(bytes)).getMessage()
                .startsWith("journal of another version: version=9"));
        assertThrows(StoreException.class, () -> JournalEntry.of(new byte[] {1, 50}));
    }

    private Parcel take(long oldest, long newest, long... numbers) {
        Parcel news = ledger.take("gateway", parcel(oldest, newest, numbers), 0);
        ledger.commit();
        return news;
    }

    private static Parcel parcel(long oldest, long newest, long... numbers) {
        return new Parcel(5, oldest, newest, false, LongStream.of(numbers)
                .mapToObj(number -> new Parcel.Item(number, new byte[] {(byte) number})).toList());
    }
}
