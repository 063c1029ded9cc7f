package homeostat.kernel;

/// State that must survive a reset, kept twice so that losing power while writing loses nothing.
///
/// ```
/// slot:  | sequence | payload word 0 … n-1 | check |      two of these, one after the other
/// ```
///
/// A save overwrites the *older* slot, its check word last; a restore takes the newest slot whose
/// check holds. If neither holds, it says so and the caller assumes the dangerous value. The memory
/// is a plain array that the host keeps: battery-backed RAM in firmware, a file at the bedside.
/// The payload is written and read in place, so that there is no third copy:
///
/// ```java
/// int at = store.open();          // the older slot is void from here
/// memory[at] = …;                 // all words of the payload
/// store.seal();                   // and good from here
/// ```
///
/// The check is CRC-64 with the polynomial of ECMA-182, computed bit by bit: states are small.
public final class TwoSlotStore {
    private static final long POLYNOMIAL = 0x42f0e1eba9ea3693L;
    private final int words;
    private final long[] memory;
    private int opened = -1;

    /// A store for `words` words in `memory`, which must hold `2 * (words + 2)`.
    public TwoSlotStore(int words, long[] memory) {
        Check.that(words > 0, "a store holds something");
        Check.that(memory.length == 2 * (words + 2), "a store's memory holds two slots");
        this.words = words;
        this.memory = memory;
    }

    /// How long the memory of a store for `words` words must be.
    public static int memoryWords(int words) {
        return 2 * (words + 2);
    }

    /// Makes the older slot void; returns where its payload begins, to be written whole.
    public int open() {
        int newest = newestSlot();
        opened = newest == 0 ? 1 : 0;
        int at = start(opened);
        memory[at + words + 1] = ~memory[at + words + 1];
        memory[at] = newest < 0 ? 1 : memory[start(newest)] + 1;
        return at + 1;
    }

    /// Makes the slot that was opened good, and thereby the newest.
    public void seal() {
        Check.that(opened >= 0, "a slot is opened before it is sealed");
        int at = start(opened);
        memory[at + words + 1] = check(at);
        opened = -1;
    }

    /// Where the payload of the newest good slot begins; -1 if there is none.
    public int newest() {
        int newest = newestSlot();
        return newest < 0 ? -1 : start(newest) + 1;
    }

    private int newestSlot() {
        boolean first = isGood(0);
        boolean second = isGood(1);
        if (first && second) {
            return memory[start(0)] > memory[start(1)] ? 0 : 1;
        }
        return first ? 0 : second ? 1 : -1;
    }

    private boolean isGood(int slot) {
        int at = start(slot);
        return memory[at] > 0 && memory[at + words + 1] == check(at);
    }

    private int start(int slot) {
        return slot * (words + 2);
    }

    private long check(int at) {
        long crc = -1L;
        for (int i = 0; i <= words; i++) {
            crc ^= memory[at + i];
            for (int bit = 0; bit < Long.SIZE; bit++) {
                crc = crc < 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc;
    }
}
