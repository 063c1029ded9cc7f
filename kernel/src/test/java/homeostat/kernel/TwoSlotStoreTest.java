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
        assertFalse(store.restore(state));
        Arrays.fill(memory, -1);
        assertFalse(store.restore(state));
    }

    @Test
    void theNewestSaveIsRestored() {
        for (long i = 1; i < 10; i++) {
            store.save(new long[] {i, i * i, -i, Long.MIN_VALUE + i});
            assertTrue(store.restore(state));
            assertArrayEquals(new long[] {i, i * i, -i, Long.MIN_VALUE + i}, state);
        }
    }

    @Test
    void powerLostAfterAnyWriteLeavesTheOldStateOrTheNew() {
        long[] older = {1, 2, 3, 4};
        long[] newer = {5, 6, 7, 8};
        store.save(older);
        long[] before = memory.clone();
        store.save(newer);
        long[] after = memory.clone();
        for (int written = 0; written <= memory.length; written++) {
            for (int i = 0; i < memory.length; i++) {
                memory[i] = i < written ? after[i] : before[i];
            }
            assertTrue(store.restore(state));
            assertTrue(Arrays.equals(older, state) || Arrays.equals(newer, state));
        }
    }

    @Test
    void anyFlippedBitIsNoticed() {
        store.save(new long[] {1, 2, 3, 4});
        for (int bit = 0; bit < (WORDS + 2) * Long.SIZE; bit++) {
            long flip = 1L << bit % Long.SIZE;
            memory[bit / Long.SIZE] ^= flip;
            assertFalse(store.restore(state), "the first save fills the first slot");
            memory[bit / Long.SIZE] ^= flip;
        }
        assertTrue(store.restore(state));
    }
}
