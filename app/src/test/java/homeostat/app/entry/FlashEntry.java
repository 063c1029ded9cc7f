package homeostat.app.entry;

import homeostat.kernel.Flash;
import homeostat.kernel.FlashLog;

/// A device that would keep a log in flash, so that the log, too, is proved.
public final class FlashEntry {
    private static final int PAYLOAD = 4;

    private final FlashLog log = new FlashLog(new Chip(), PAYLOAD);
    private final int[] words = new int[PAYLOAD];
    private boolean kept;

    public FlashEntry() {}

    /// One step: a record more.
    public void step(long nowNs) {
        kept = log.mount();
        words[0] = kept ? log.word(0) + 1 : 0;
        words[1] = (int) nowNs;
        kept &= log.append(words, 0);
        words[2] = log.sequence() + log.erasuresMax();
    }

    /// Flash as a chip would offer it, in RAM.
    static final class Chip implements Flash {
        private static final int SECTORS = 2;
        private static final int WORDS = 64;
        private final int[] cells = new int[SECTORS * WORDS];

        @Override
        public int sectors() {
            return SECTORS;
        }

        @Override
        public int words() {
            return WORDS;
        }

        @Override
        public int read(int sector, int word) {
            return cells[place(sector, word)];
        }

        @Override
        public void program(int sector, int word, int bits) {
            cells[place(sector, word)] &= bits;
        }

        @Override
        public void erase(int sector) {
            for (int i = 0; i < WORDS; i++) {
                cells[place(sector, i)] = -1;
            }
        }

        private int place(int sector, int word) {
            return Math.floorMod(sector * WORDS + word, cells.length);
        }
    }
}
