package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because the black box is read when everything else has failed.
class JournalTest {
    private final Journal journal = new Journal(3, 2);

    @Test
    void keepsTheNewestRowsAndCountsAll() {
        for (int i = 1; i <= 5; i++) {
            journal.begin(i);
            journal.put(0, i * 10);
        }

        assertEquals(5, journal.rows());
        assertEquals(3, journal.size());
        assertEquals(5, journal.atNs(0));
        assertEquals(30, journal.cell(2, 0));
        assertThrows(CheckFailure.class, () -> journal.cell(3, 0));
    }

    @Test
    void aRowThatWasCutShortSaysWhatItHad() {
        journal.begin(1);
        journal.put(0, 1);
        journal.put(1, 2);
        journal.begin(2);
        journal.put(0, 3);

        assertEquals(3, journal.cell(0, 0));
        assertTrue(Double.isNaN(journal.cell(0, 1)), "not the cell of an older row");
    }

    @Test
    void aRowIsBegunBeforeItIsFilled() {
        assertThrows(CheckFailure.class, () -> journal.put(0, 1));
    }
}
