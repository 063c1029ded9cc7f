package homeostat.trial.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
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

    /// Nine heads and one tail: (1 + 10) / 2^10, on both sides.
    @Test
    void saysHowLikelyAFairCoinIsSoOneSided() {
        PairedDifference difference = PairedDifference.of(1, 2, 3, 4, 5, 6, 7, 8, 9, -10, 0);
        assertEquals(9, difference.higher());
        assertEquals(1, difference.lower());
        assertEquals(2 * 11 / 1024.0, difference.chance(), 1e-12);
        assertEquals(1, PairedDifference.of(0, 0).chance());
        double[] many = new double[5000];
        Arrays.fill(many, 0, 2600, 1);
        Arrays.fill(many, 2600, 5000, -1);
        assertEquals(0.0049, PairedDifference.of(many).chance(), 0.0002);
    }

    @Test
    void saysWhatThePairsBought() {
        double[] ours = {1, 2, 3, 4};
        double[] theirs = {1, 2, 3, 5};
        double apart = 5 / 3.0 + 8.75 / 3;
        assertEquals(Math.sqrt(apart / 0.25), PairedDifference.between(ours, theirs).gain(), 1e-12);
    }
}
