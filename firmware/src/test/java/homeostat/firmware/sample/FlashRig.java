package homeostat.firmware.sample;

import homeostat.kernel.Flash;
import homeostat.kernel.FlashLog;

/// The kernel's log on a model of flash whose power goes at a chosen operation, as one root that
/// runs on the target too.
public final class FlashRig {
    private static final int PAYLOAD = 3;
    private static final int CYCLE = 24;
    private final Model flash = new Model();
    private final FlashLog log = new FlashLog(flash, PAYLOAD);
    private final int[] words = new int[PAYLOAD];
    private long digest;

    private FlashRig() {}

    /// The factory.
    public static FlashRig assemble() {
        return new FlashRig();
    }

    /// Writes until power goes at operation `cut`, looks what is there, and goes on for a cycle:
    /// the number of the record that was found, -1 when it is not one of the two that it may be.
    public int survive(int cut, int torn) {
        flash.clear();
        flash.left = cut;
        flash.torn = torn;
        boolean found = log.mount();
        int written = 0;
        for (int i = 1; i <= CYCLE && flash.left >= 0; i++) {
            boolean taken = append(i);
            digest = digest * 31 + (taken ? i : -i);
            written = i;
        }
        flash.left = Integer.MAX_VALUE;
        int held = log.mount() ? log.word(0) : 0;
        for (int i = held + 1; i < held + CYCLE; i++) {
            boolean taken = append(i);
            if (!taken || !log.mount() || log.word(0) != i || log.word(2) != -1 - i) {
                return -1;
            }
        }
        return found || held != written && held != written - 1 ? -1 : held;
    }

    /// Everything that happened, folded.
    public long digest() {
        return digest * 31 + log.erasuresMax();
    }

    private boolean append(int number) {
        words[0] = number;
        words[1] = number * 0x9e3779b9;
        words[2] = -1 - number;
        return log.append(words, 0);
    }

    /// Three sectors of 23 words.
    static final class Model implements Flash {
        private static final int SECTORS = 3;
        private static final int WORDS = 23;
        private final int[] cells = new int[SECTORS * WORDS];
        int left;
        int torn;

        void clear() {
            for (int i = 0; i < cells.length; i++) {
                cells[i] = 0x1234567;
            }
        }

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
            return cells[sector * WORDS + word];
        }

        @Override
        public void program(int sector, int word, int bits) {
            int half = torn == 1 ? 0xffff00 : 0x55aa00ff;
            int kept = left > 0 ? 0 : left < 0 || torn == 0 ? -1 : half;
            left--;
            cells[sector * WORDS + word] &= bits | kept;
        }

        @Override
        public void erase(int sector) {
            boolean whole = left > 0;
            boolean half = left == 0 && torn > 0;
            left--;
            for (int i = sector * WORDS; i < (sector + 1) * WORDS; i++) {
                if (whole || half && i % 3 == torn % 3) {
                    cells[i] = -1;
                } else if (half) {
                    cells[i] |= 0x0ff00000 << torn;
                }
            }
        }
    }
}
