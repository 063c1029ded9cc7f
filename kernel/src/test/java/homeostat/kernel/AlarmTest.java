package homeostat.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Exists because an alarm that goes silent by mistake is worse than none.
class AlarmTest {
    private final Alarm latching = new Alarm(Priority.HIGH, true, Span.seconds(5));
    private final Alarm passing = new Alarm(Priority.LOW, false, 0);

    @Test
    void soundsAfterItsDelayAndNotBefore() {
        report(latching, true, 0);
        assertEquals(AlarmState.PENDING, latching.state());

        report(latching, true, Span.seconds(5));
        assertEquals(AlarmState.ACTIVE, latching.state());
        assertEquals(Span.seconds(5), latching.onsetNs());
    }

    @Test
    void aConditionThatComesBackWithinItsDelayStartsAgain() {
        report(latching, true, 0);
        report(latching, false, Span.seconds(4));
        report(latching, true, Span.seconds(5));
        report(latching, true, Span.seconds(9));

        assertEquals(AlarmState.PENDING, latching.state());
    }

    @Test
    void aLatchingOneStaysUntilSomebodyAnswers() {
        report(latching, true, 0);
        report(latching, true, Span.seconds(5));
        report(latching, false, Span.seconds(6));
        assertEquals(AlarmState.LATCHED, latching.state());
        assertTrue(latching.isAudible(Span.seconds(6)));

        latching.acknowledge();
        report(latching, false, Span.seconds(7));
        assertEquals(AlarmState.INACTIVE, latching.state());
    }

    @Test
    void oneThatDoesNotLatchGoesWithItsCondition() {
        report(passing, true, 0);
        assertEquals(AlarmState.ACTIVE, passing.state());

        report(passing, false, 1);
        assertEquals(AlarmState.INACTIVE, passing.state());
    }

    @Test
    void anAnsweredOneIsSeenAndNotHeardAndSoundsAgainAtTheNextOnset() {
        report(passing, true, 0);
        passing.acknowledge();
        report(passing, true, 1);
        assertEquals(AlarmState.ACKNOWLEDGED, passing.state());
        assertFalse(passing.isAudible(1));

        report(passing, false, 2);
        report(passing, true, 3);
        assertEquals(AlarmState.ACTIVE, passing.state());
        assertEquals(3, passing.onsetNs());
    }

    @Test
    void aPauseEndsByItself() {
        report(passing, true, 0);
        passing.pauseAudio(Span.minutes(2));

        assertFalse(passing.isAudible(Span.minutes(2) - 1));
        assertTrue(passing.isAudible(Span.minutes(2)));
        assertTrue(passing.state().isVisible());
    }

    private static void report(Alarm alarm, boolean present, long nowNs) {
        alarm.report(present, nowNs);
        alarm.publish();
    }
}
