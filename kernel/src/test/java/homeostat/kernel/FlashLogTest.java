package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because power goes when it likes: after losing it at any single write of a whole cycle
/// through the flash, the log must be readable and go on.
class FlashLogTest {
    private static final int PAYLOAD = 3;
    private static final int SECTORS = 3;
    private static final int WORDS = 2 + 4 * (PAYLOAD + 2) + 1;
    private static final int CYCLE = SECTORS * 4 * 2;

    @Test
    void anEmptyFlashHoldsNothingAndTakesRecords() {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(flash, PAYLOAD);

        assertFalse(log.mount());
        assertTrue(log.append(record(1), 0));
        assertEquals(1, holds(flash));
    }

    @Test
    void powerLostAtAnyWriteOfACycleLeavesTheRecordBeforeOrTheOneWritten() {
        long all = operationsOfACycle();
        for (int torn = 0; torn < 3; torn++) {
            for (long cut = 0; cut <= all; cut++) {
                lose(cut, torn, -1);
            }
        }
    }

    @Test
    void powerLostAgainAtAnyWriteAfterThatLosesNothingMore() {
        long all = operationsOfACycle();
        for (long cut = 0; cut <= all; cut += 5) {
            for (long again = 0; again < 12; again++) {
                lose(cut, 1 + (int) (cut & 1), again);
            }
        }
    }

    @Test
    void allSectorsWearAlike() {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(flash, PAYLOAD);
        log.mount();
        for (int i = 1; i <= 4 * SECTORS * 100; i++) {
            assertTrue(log.append(record(i), 0));
        }
        for (int erasures : flash.erasures) {
            assertEquals(100, erasures);
        }
        assertEquals(102, log.erasuresMax(), "what is not known is taken to be the worst");
        FlashLog later = new FlashLog(flash, PAYLOAD);
        assertTrue(later.mount());
        assertEquals(102, later.erasuresMax());
    }

    @Test
    void theSequenceWraps() {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(flash, PAYLOAD);
        log.mount();
        log.append(record(1), 0);
        int crc = -1;
        int[] near = {Integer.MAX_VALUE - 1, -3};
        for (int start : near) {
            flash = new FlashModel(SECTORS, WORDS);
            flash.erase(0);
            flash.program(0, 2, start);
            crc = fold(-1, start);
            for (int i = 0; i < PAYLOAD; i++) {
                flash.program(0, 3 + i, record(0)[i]);
                crc = fold(crc, record(0)[i]);
            }
            flash.program(0, 3 + PAYLOAD, crc);
            log = new FlashLog(flash, PAYLOAD);
            assertTrue(log.mount());
            for (int i = 1; i < 30; i++) {
                assertTrue(log.append(record(i), 0));
                assertEquals(i, holds(flash));
            }
        }
    }

    @Test
    void aWornWordIsPassedOver() {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(flash, PAYLOAD);
        log.mount();
        log.append(record(1), 0);
        flash.cells[0][2 + PAYLOAD + 2 + 1] = 0;
        assertTrue(log.append(record(2), 0));
        assertEquals(2, holds(flash));
    }

    @Test
    void aRecordThatReadsBackAsAnotherIsWrittenOnceMoreFurtherOn() {
        FlashModel cells = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(new Aliasing(cells), PAYLOAD);
        log.mount();
        assertTrue(log.append(record(1), 0));
        assertTrue(log.append(record(2), 0));
        assertEquals(record(2)[0], log.word(0), "not at the place that answers for the first");
        assertEquals(2, holds(cells));
    }

    /// Flash in which the second place of a sector, once written, answers with the first.
    private record Aliasing(FlashModel cells) implements Flash {
        private static final int FRAME = PAYLOAD + 2;

        @Override
        public int sectors() {
            return cells.sectors();
        }

        @Override
        public int words() {
            return cells.words();
        }

        @Override
        public int read(int sector, int word) {
            int place = (word - 2) / FRAME;
            boolean written = cells.read(sector, 2 + FRAME) != -1;
            return cells.read(sector, place == 1 && written ? word - FRAME : word);
        }

        @Override
        public void program(int sector, int word, int bits) {
            cells.program(sector, word, bits);
        }

        @Override
        public void erase(int sector) {
            cells.erase(sector);
        }
    }

    private static long operationsOfACycle() {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        FlashLog log = new FlashLog(flash, PAYLOAD);
        log.mount();
        for (int i = 1; i <= CYCLE; i++) {
            log.append(record(i), 0);
        }
        return flash.operations;
    }

    /// Power goes at operation `cut` and, where `again` is not negative, once more after the reset.
    private static void lose(long cut, int torn, long again) {
        FlashModel flash = new FlashModel(SECTORS, WORDS);
        flash.left = cut;
        flash.torn = torn;
        FlashLog log = new FlashLog(flash, PAYLOAD);
        log.mount();
        int written = 0;
        for (int i = 1; i <= CYCLE && flash.left >= 0; i++) {
            log.append(record(i), 0);
            written = i;
        }
        String where = "cut=" + cut + " torn=" + torn + " again=" + again;
        int held = survived(flash, written, where);
        if (again >= 0) {
            flash.left = again;
            log = new FlashLog(flash, PAYLOAD);
            log.mount();
            int next = held;
            while (flash.left >= 0) {
                next++;
                log.append(record(next), 0);
            }
            held = survived(flash, next, where);
        }
        flash.left = FlashModel.FOR_EVER;
        log = new FlashLog(flash, PAYLOAD);
        log.mount();
        for (int i = held + 1; i < held + CYCLE; i++) {
            assertTrue(log.append(record(i), 0), where);
            assertEquals(i, holds(flash), where);
        }
    }

    private static int survived(FlashModel flash, int written, String where) {
        int held = holds(flash);
        assertTrue(held == written || held == written - 1, where + " held=" + held);
        return held;
    }

    /// What record a fresh look at the flash finds, 0 for none.
    private static int holds(FlashModel flash) {
        FlashLog log = new FlashLog(flash, PAYLOAD);
        if (!log.mount()) {
            return 0;
        }
        int[] expected = record(log.word(0));
        for (int i = 0; i < PAYLOAD; i++) {
            assertEquals(expected[i], log.word(i));
        }
        return log.word(0);
    }

    private static int[] record(int number) {
        return new int[] {number, number * 0x9e3779b9, -1 - number};
    }

    private static int fold(int crc, int word) {
        int folded = crc ^ word;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            folded = (folded & 1) != 0 ? folded >>> 1 ^ 0xedb88320 : folded >>> 1;
        }
        return folded;
    }
}
