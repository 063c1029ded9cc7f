package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Exists because a rate that is rounded to nanoseconds drifts by a beat in a day.
class TimingTest {
    @Test
    void noRateDriftsByANanosecond() {
        for (long hertz : new long[] {1, 3, 7, 128, 250, 360, 999, 1000, 4096}) {
            Releases releases = Timing.hertz(hertz).offset(5).releases();
            for (long index = 0; index < 3 * hertz + 2; index++) {
                assertEquals(5 + index * 1_000_000_000L / hertz, releases.nextNs());
                releases.made();
            }
        }
    }

    @Test
    void anOffsetMovesEveryRelease() {
        Releases releases = Timing.every(Span.minutes(1)).offset(Span.seconds(7)).releases();

        assertEquals(Span.seconds(7), releases.nextNs());
        releases.made();
        assertEquals(Span.seconds(67), releases.nextNs());
    }

    @Test
    void aDeadlineLiesWithinThePeriod() {
        Timing timing = Timing.every(Span.seconds(1));

        assertEquals(Span.seconds(1), timing.deadline(Span.seconds(1)).deadlineNs());
        assertThrows(CheckFailure.class, () -> timing.deadline(Span.seconds(2)));
        assertThrows(CheckFailure.class, () -> timing.deadline(0));
        assertThrows(CheckFailure.class, () -> timing.offset(-1));
        assertThrows(CheckFailure.class, () -> Timing.every(0));
    }
}
