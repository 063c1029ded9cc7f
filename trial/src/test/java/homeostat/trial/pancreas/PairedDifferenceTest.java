package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Why: a comparison is read by its interval, so the interval has to be Student's.
final class PairedDifferenceTest {

    /// Source: quantile 2.262157 of Student's distribution with nine degrees of freedom.
    @Test
    void isStudentsInterval() {
        PairedDifference difference = PairedDifference.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        double half = 2.262157 * Math.sqrt(82.5 / 9 / 10);
        assertEquals(5.5, difference.mean(), 1e-12);
        assertEquals(5.5 - half, difference.low(), 1e-3);
        assertEquals(5.5 + half, difference.high(), 1e-3);
        assertEquals(10, difference.pairs());
        assertTrue(difference.isClear());
    }

    @Test
    void isNotClearAroundZeroNorOfOnePair() {
        assertFalse(PairedDifference.of(-1, 1, -2, 2).isClear());
        assertFalse(PairedDifference.of(3).isClear());
        assertTrue(Double.isNaN(PairedDifference.of(3).low()));
    }
}
