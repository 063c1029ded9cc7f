package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/// Exists because a rate that is rounded to nanoseconds drifts by a beat in a day.
class TimingTest {
    private static final long YEAR_SECONDS = 31_557_600L;

    @Test
    void threeHundredAndSixtyHertzDriftByNothingInTenYears() {
        Timing timing = Timing.hertz(360);
        long releases = 10 * YEAR_SECONDS * 360;

        assertEquals(10 * YEAR_SECONDS * 1_000_000_000L, timing.releaseNs(releases));
        assertEquals(2_777_777L, timing.releaseNs(1));
        assertEquals(1_000_000_000L, timing.releaseNs(360));
    }

    @Test
    void anOffsetMovesEveryRelease() {
        Timing timing = Timing.every(Span.minutes(1)).offset(Span.seconds(7));

        assertEquals(Span.seconds(7), timing.releaseNs(0));
        assertEquals(Span.seconds(67), timing.releaseNs(1));
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
