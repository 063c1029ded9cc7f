package homeostat.kernel;

/// The newest of many records of one size, kept in flash so that losing power at any moment loses
/// no more than the record that was being written, and so that all sectors wear alike.
///
/// ```
/// sector:  | erasures | ~erasures | record | record | … |        round and round through all
/// record:  | sequence | payload word 0 … n-1 | check |           the check is written last
/// ```
///
/// A record counts when its check holds; the newest is the one of the highest sequence, counted
/// modulo 2^32. It is never erased before a newer one is whole: what is erased is always the sector
/// after it. A place that is not blank, because power went while it was written, is passed over; a
/// record that does not read back as written is written once more, further on.
///
/// The check is CRC-32 (IEEE 802.3), bit by bit: records are small and rare.
///
/// Source: Gal, Toledo, "Algorithms and data structures for flash memories", ACM Computing Surveys
/// 37 (2005), for logs that wear evenly.
public final class FlashLog {
    private static final int HEADER = 2;
    private static final int FRAME = 2;
    private static final int BLANK = -1;
    private static final int POLYNOMIAL = 0xedb88320;
    private final Flash flash;
    private final int payload;
    private final int places;
    private int sequence;
    private int newestSector;
    private int newestPlace = BLANK;
    private int sector;
    private int place;
    private int erasuresMax;

    /// A log of records of `payload` words; [#mount] comes first.
    public FlashLog(Flash flash, int payload) {
        Check.that(payload > 0, "a record holds something");
        Check.that(flash.sectors() >= 2, "a log needs a sector to erase and one to keep");
        this.flash = flash;
        this.payload = payload;
        this.places = records(flash.words(), payload);
        Check.that(places > 0, "a sector holds a record");
    }

    /// How many records of `payload` words a sector of `words` words holds.
    public static int records(int words, int payload) {
        return (words - HEADER) / (payload + FRAME);
    }

    /// Looks for the newest record; false when there is none. Once, after each reset.
    public boolean mount() {
        newestPlace = BLANK;
        sequence = 0;
        erasuresMax = 0;
        for (int i = 0; i < flash.sectors(); i++) {
            int erasures = flash.read(i, 0);
            if (flash.read(i, 1) == ~erasures) {
                erasuresMax = Math.max(erasuresMax, erasures);
            }
            for (int k = 0; k < places; k++) {
                if (isGood(i, k)) {
                    consider(i, k);
                }
            }
        }
        sector = newestPlace == BLANK ? flash.sectors() - 1 : newestSector;
        place = newestPlace == BLANK ? places : newestPlace + 1;
        return newestPlace != BLANK;
    }

    /// Appends a record, `payload` words from `from` on; false when flash no longer takes one.
    public boolean append(int[] words, int from) {
        int next = sequence + 1 == BLANK ? 0 : sequence + 1;
        for (int tried = 0; tried <= flash.sectors(); tried++) {
            for (; place < places; place++) {
                if (isBlank(sector, place)) {
                    write(next, words, from);
                    if (isGood(sector, place) && flash.read(sector, start(place)) == next) {
                        sequence = next;
                        newestSector = sector;
                        newestPlace = place;
                        place++;
                        return true;
                    }
                }
            }
            freshSector();
        }
        return false;
    }

    /// Word `word` of the newest record, of which there must be one.
    public int word(int word) {
        Check.that(newestPlace != BLANK, "a log is read when it holds a record");
        return flash.read(newestSector, start(newestPlace) + 1 + Check.index(word, payload));
    }

    /// The sequence of the newest record.
    public int sequence() {
        return sequence;
    }

    /// How often the sector that was erased most often was.
    public int erasuresMax() {
        return erasuresMax;
    }

    private void consider(int at, int k) {
        int found = flash.read(at, start(k));
        if (newestPlace == BLANK || found - sequence > 0) {
            sequence = found;
            newestSector = at;
            newestPlace = k;
        }
    }

    /// The sector after, which never holds the newest record, unless all others are worn out.
    private void freshSector() {
        sector = sector + 1 < flash.sectors() ? sector + 1 : 0;
        if (newestPlace != BLANK && sector == newestSector) {
            return;
        }
        int erasures = flash.read(sector, 1) == ~flash.read(sector, 0)
                ? Math.max(0, flash.read(sector, 0)) : erasuresMax;
        flash.erase(sector);
        flash.program(sector, 0, erasures + 1);
        flash.program(sector, 1, ~(erasures + 1));
        erasuresMax = Math.max(erasuresMax, erasures + 1);
        place = 0;
    }

    private void write(int next, int[] words, int from) {
        int at = start(place);
        flash.program(sector, at, next);
        int crc = fold(BLANK, next);
        for (int i = 0; i < payload; i++) {
            flash.program(sector, at + 1 + i, words[from + i]);
            crc = fold(crc, words[from + i]);
        }
        flash.program(sector, at + 1 + payload, crc);
    }

    private boolean isBlank(int at, int k) {
        boolean blank = true;
        for (int i = 0; i < payload + FRAME; i++) {
            blank &= flash.read(at, start(k) + i) == BLANK;
        }
        return blank;
    }

    private boolean isGood(int at, int k) {
        int first = flash.read(at, start(k));
        int crc = fold(BLANK, first);
        for (int i = 0; i < payload; i++) {
            crc = fold(crc, flash.read(at, start(k) + 1 + i));
        }
        return first != BLANK && flash.read(at, start(k) + 1 + payload) == crc;
    }

    private int start(int k) {
        return HEADER + k * (payload + FRAME);
    }

    private static int fold(int crc, int word) {
        int folded = crc ^ word;
        for (int bit = 0; bit < Integer.SIZE; bit++) {
            folded = (folded & 1) != 0 ? folded >>> 1 ^ POLYNOMIAL : folded >>> 1;
        }
        return folded;
    }
}
