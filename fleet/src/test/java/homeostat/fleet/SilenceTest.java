package homeostat.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.AlarmState;
import homeostat.kernel.Span;
import org.junit.jupiter.api.Test;

/// Data that stops is the failure nobody sees; here it is an alarm that nobody can forget to set.
final class SilenceTest {
    private static final int MEDIUM = 0;
    private static final int HIGH = 1;
    private final Silence silence = new Silence();

    @Test
    void saysNothingWhileFramesCome() {
        for (long ms = 0; ms < 60_000; ms += 100) {
            silence.look(Span.milliseconds(ms - ms % 1900), false, Span.milliseconds(ms));
        }
        assertEquals(AlarmState.INACTIVE, silence.state(MEDIUM));
        assertEquals(AlarmState.INACTIVE, silence.state(HIGH));
    }

    @Test
    void isMediumAfterFiveSecondsAndHighInsteadAfterFifteen() {
        lookUntil(4_900);
        assertFalse(silence.state(MEDIUM).isVisible());
        lookUntil(5_300);
        assertEquals(AlarmState.ACTIVE, silence.state(MEDIUM));
        assertTrue(silence.isAudible(MEDIUM, Span.milliseconds(5_300)));
        lookUntil(14_900);
        assertFalse(silence.state(HIGH).isVisible());
        lookUntil(15_300);
        assertEquals(AlarmState.ACTIVE, silence.state(HIGH));
        assertFalse(silence.state(MEDIUM).isVisible());
    }

    @Test
    void risesAgainThoughTheMediumOneWasAnswered() {
        lookUntil(6_000);
        silence.acknowledge(MEDIUM);
        lookUntil(6_200);
        assertEquals(AlarmState.ACKNOWLEDGED, silence.state(MEDIUM));
        lookUntil(15_300);
        assertEquals(AlarmState.ACTIVE, silence.state(HIGH));
    }

    @Test
    void aBedThatWasDarkForLongDoesNotComeBackUnnoticed() {
        lookUntil(20_000);
        silence.look(Span.seconds(20), false, Span.milliseconds(20_100));
        assertEquals(AlarmState.LATCHED, silence.state(HIGH));
        silence.acknowledge(HIGH);
        silence.look(Span.seconds(20), false, Span.milliseconds(20_200));
        assertEquals(AlarmState.INACTIVE, silence.state(HIGH));
    }

    @Test
    void aPauseOfSoundEndsByItself() {
        lookUntil(6_000);
        silence.pauseAudio(Span.seconds(126));
        assertFalse(silence.isAudible(MEDIUM, Span.seconds(125)));
        assertTrue(silence.isAudible(MEDIUM, Span.seconds(126)));
    }

    @Test
    void aBedThatSaidGoodbyeIsNotSilent() {
        for (long ms = 0; ms < 60_000; ms += 100) {
            silence.look(0, true, Span.milliseconds(ms));
        }
        assertFalse(silence.state(MEDIUM).isVisible());
        assertFalse(silence.state(HIGH).isVisible());
    }

    private long lookedMs;

    private void lookUntil(long ms) {
        for (; lookedMs <= ms; lookedMs += 100) {
            silence.look(0, false, Span.milliseconds(lookedMs));
        }
    }
}
