package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Exists because power is lost between any two writes.
class TwoSlotStoreTest {
    private static final int WORDS = 4;
    private final long[] memory = new long[TwoSlotStore.memoryWords(WORDS)];
    private final TwoSlotStore store = new TwoSlotStore(WORDS, memory);
    private final long[] state = new long[WORDS];

    @Test
    void anEmptyOneSaysSo() {
        assertFalse(restore());
        Arrays.fill(memory, -1);
        assertFalse(restore());
    }

    @Test
    void theNewestSaveIsRestored() {
        for (long i = 1; i < 10; i++) {
            save(new long[] {i, i * i, -i, Long.MIN_VALUE + i});
            assertTrue(restore());
            assertArrayEquals(new long[] {i, i * i, -i, Long.MIN_VALUE + i}, state);
        }
    }

    @Test
    void powerLostAfterAnyWriteLeavesTheOldStateOrTheNew() {
        long[] older = {1, 2, 3, 4};
        long[] newer = {5, 6, 7, 8};
        save(older);
        long[] before = memory.clone();
        save(newer);
        long[] after = memory.clone();
        for (int written = 0; written <= memory.length; written++) {
            for (int i = 0; i < memory.length; i++) {
                memory[i] = i < written ? after[i] : before[i];
            }
            assertTrue(restore());
            assertTrue(Arrays.equals(older, state) || Arrays.equals(newer, state));
        }
    }

    @Test
    void anyFlippedBitIsNoticed() {
        save(new long[] {1, 2, 3, 4});
        for (int bit = 0; bit < (WORDS + 2) * Long.SIZE; bit++) {
            long flip = 1L << bit % Long.SIZE;
            memory[bit / Long.SIZE] ^= flip;
            assertFalse(restore(), "the first save fills the first slot");
            memory[bit / Long.SIZE] ^= flip;
        }
        assertTrue(restore());
    }

    private void save(long... words) {
        int at = store.open();
        for (int i = 0; i < WORDS; i++) {
            memory[at + i] = words[i];
        }
        store.seal();
    }

    private boolean restore() {
        int at = store.newest();
        for (int i = 0; i < WORDS && at >= 0; i++) {
            state[i] = memory[at + i];
        }
        return at >= 0;
    }
}
