package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Exists because the prover believes what is declared of somebody else's C: whoever breaks the
/// declaration, caller or filter, must trap.
class ForeignTest {
    /// Adds up what it is given.
    private static final class Sum extends Foreign {
        Sum(double lowIn, double highIn, double lowOut, double highOut) {
            super(lowIn, highIn, lowOut, highOut, 1);
        }

        @Override
        protected double compute(double[] state, double value) {
            state[0] += value;
            return state[0];
        }
    }

    @Test
    void remembersInItsStateFromCallToCall() {
        Foreign sum = new Sum(-1, 1, -2, 2);

        assertEquals(1, sum.next(1));
        assertEquals(2, sum.next(1));
        assertEquals(1, sum.next(-1));
    }

    @Test
    void isGivenNothingOutsideWhatItDeclared() {
        Foreign sum = new Sum(-1, 1, -2, 2);

        assertThrows(CheckFailure.class, () -> sum.next(1.5));
        assertThrows(CheckFailure.class, () -> sum.next(-1.5));
        assertThrows(CheckFailure.class, () -> sum.next(Double.NaN));
        assertEquals(1, sum.next(1), "what was refused was not computed");
    }

    @Test
    void givesNothingOutsideWhatItDeclared() {
        Foreign up = new Sum(-1, 1, -2, 2);
        up.next(1);
        up.next(1);
        assertThrows(CheckFailure.class, () -> up.next(1));

        Foreign down = new Sum(-1, 1, -2, 2);
        down.next(-1);
        down.next(-1);
        assertThrows(CheckFailure.class, () -> down.next(-1));
    }

    @Test
    void declaresRangesThatRunFromLowToHigh() {
        assertThrows(CheckFailure.class, () -> new Sum(1, -1, 0, 0));
        assertThrows(CheckFailure.class, () -> new Sum(0, 0, 1, -1));
    }
}
