package homeostat.trial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// Why: a result may depend on the order of the runs, and must not depend on who did them.
final class OrderedRunsTest {

    @Test
    void handsResultsOnInTheirOrderWhateverTheOrderOfTheWork() {
        for (int workers = 1; workers <= 4; workers++) {
            List<Long> got = new ArrayList<>();
            OrderedRuns.run(5, 300, workers, number -> number, got::add);
            assertEquals(295, got.size());
            for (int i = 0; i < got.size(); i++) {
                assertEquals(5 + i, got.get(i));
            }
        }
    }

    @Test
    void doesNotRunAheadOfWhatWasHandedOn() {
        AtomicLong begun = new AtomicLong();
        AtomicLong handedOn = new AtomicLong();
        OrderedRuns.run(0, 500, 3, number -> {
            begun.accumulateAndGet(number, Math::max);
            return number;
        }, number -> {
            assertTrue(begun.get() - handedOn.get() <= 3 * 8, "ahead by " + begun.get());
            handedOn.incrementAndGet();
        });
        assertEquals(500, handedOn.get());
    }

    @Test
    void saysWhatWentWrongInAPiece() {
        TrialException said = assertThrows(TrialException.class, () -> OrderedRuns.run(0, 100, 2,
                number -> {
                    if (number == 17) {
                        throw new TrialException("piece 17");
                    }
                    return number;
                }, number -> { }));
        assertEquals("piece 17", said.getMessage());
    }
}
