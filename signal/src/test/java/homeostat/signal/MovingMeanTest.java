package homeostat.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/// A running sum of doubles remembers every large number that ever passed; this one must not.
final class MovingMeanTest {
    @Test
    void isTheMeanOfTheLastInputs() {
        MovingMean mean = new MovingMean(4);
        double last = 0;
        for (int i = 1; i <= 10; i++) {
            last = mean.step(i);
        }
        assertEquals((7 + 8 + 9 + 10) / 4.0, last);
    }

    @Test
    void forgetsAHugeNumberAltogether() {
        MovingMean mean = new MovingMean(5);
        mean.step(1e17);
        double last = 0;
        for (int i = 0; i < 12; i++) {
            last = mean.step(0.1);
        }
        assertEquals(0.1, last, 1e-15);
    }
}
