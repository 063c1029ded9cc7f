package homeostat.kernel;

import java.util.Arrays;

/// Flash whose power goes at a chosen operation, and leaves that one undone, done by half or done.
final class FlashModel implements Flash {
    static final long FOR_EVER = Long.MAX_VALUE;
    final int[][] cells;
    final int[] erasures;
    long left = FOR_EVER;
    int torn;
    long operations;

    FlashModel(int sectors, int words) {
        cells = new int[sectors][words];
        erasures = new int[sectors];
        for (int[] sector : cells) {
            Arrays.fill(sector, 0x1234567);
        }
    }

    @Override
    public int sectors() {
        return cells.length;
    }

    @Override
    public int words() {
        return cells[0].length;
    }

    @Override
    public int read(int sector, int word) {
        return cells[sector][word];
    }

    @Override
    public void program(int sector, int word, int bits) {
        operations++;
        int mask = left > 0 ? 0 : left < 0 || torn == 0 ? -1 : torn == 1 ? 0x00ffff00 : 0x55aa00ff;
        left--;
        cells[sector][word] &= bits | mask;
    }

    @Override
    public void erase(int sector) {
        operations++;
        boolean whole = left > 0;
        boolean half = left == 0 && torn > 0;
        left--;
        erasures[sector] += whole || half ? 1 : 0;
        for (int i = 0; i < cells[sector].length; i++) {
            if (whole || half && i % 3 == torn % 3) {
                cells[sector][i] = -1;
            } else if (half) {
                cells[sector][i] |= 0x0ff00000 << torn;
            }
        }
    }
}
