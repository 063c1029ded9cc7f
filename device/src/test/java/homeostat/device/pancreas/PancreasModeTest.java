package homeostat.device.pancreas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Reason;
import homeostat.kernel.Regime;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Exists because a mode that is entered by a path nobody thought of is where people get hurt:
/// every pair of mode and event is walked, from the mode the device starts in.
class PancreasModeTest {

    /// Every mode that can be reached, by trying every event in each.
    static Set<PancreasMode> reachable(PancreasMode from) {
        Set<PancreasMode> seen = new LinkedHashSet<>();
        Queue<PancreasMode> open = new ArrayDeque<>();
        seen.add(from);
        open.add(from);
        while (!open.isEmpty()) {
            PancreasMode mode = open.remove();
            for (PancreasEvent event : PancreasEvent.values()) {
                PancreasMode next = PancreasMode.next(mode, event);
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }

    static Set<PancreasMode> all() {
        return reachable(new PancreasMode.Starting(0));
    }

    @Test
    void everyKindOfModeIsReached() {
        Set<Integer> codes = new LinkedHashSet<>();
        for (PancreasMode mode : all()) {
            codes.add(mode.code());
        }

        assertEquals(PancreasMode.NAMES.length, codes.size());
    }

    @Test
    void aModeIsTheSameObjectWhileNothingChanges() {
        for (PancreasMode mode : all()) {
            for (PancreasEvent event : PancreasEvent.values()) {
                PancreasMode next = PancreasMode.next(mode, event);
                if (next.equals(mode)) {
                    assertSame(mode, next, mode + " on " + event);
                }
            }
        }
    }

    @Test
    void fallbackIsOneStepFromEverywhere() {
        for (PancreasMode mode : all()) {
            PancreasMode next = PancreasMode.next(mode, PancreasEvent.SIGNAL_IMPLAUSIBLE);
            assertEquals(new PancreasMode.Fallback(Reason.IMPLAUSIBLE, 0), next);
        }
    }

    @Test
    void everyLossOfControlIsFallbackWhateverTheModeWasOnceItHadStarted() {
        for (PancreasMode mode : all()) {
            for (PancreasEvent event : new PancreasEvent[] {PancreasEvent.ORDER_REFUSED,
                    PancreasEvent.SIGNAL_STALE, PancreasEvent.SIGNAL_FLAT}) {
                Regime regime = PancreasMode.next(mode, event).regime();
                boolean starting = mode instanceof PancreasMode.Starting
                        && event == PancreasEvent.SIGNAL_STALE;
                assertEquals(starting ? Regime.STARTING : Regime.FALLBACK, regime,
                        mode + " on " + event);
            }
        }
    }

    @Test
    void regulatingIsReachedAgainFromEverywhere() {
        for (PancreasMode mode : all()) {
            assertTrue(reachable(mode).contains(new PancreasMode.Regulating()),
                    "from " + mode);
        }
    }

    @Test
    void theWayOutOfFallbackTakesSeveralGoodReadingsInARow() {
        PancreasMode mode = new PancreasMode.Fallback(Reason.STALE, 0);
        for (int i = 1; i < PancreasMode.GOOD_READINGS; i++) {
            mode = PancreasMode.next(mode, PancreasEvent.GOOD);
            assertEquals(new PancreasMode.Fallback(Reason.STALE, i), mode);
        }
        assertEquals(new PancreasMode.Fallback(Reason.FLAT, 0),
                PancreasMode.next(mode, PancreasEvent.SIGNAL_FLAT));
        assertInstanceOf(PancreasMode.Regulating.class,
                PancreasMode.next(mode, PancreasEvent.GOOD));
    }

    @Test
    void aSuspensionEndsOnlyWithGlucoseWellAboveWhereItBegan() {
        PancreasMode mode = new PancreasMode.Suspended();

        assertSame(mode, PancreasMode.next(mode, PancreasEvent.MARGINAL));
        assertSame(mode, PancreasMode.next(mode, PancreasEvent.QUIET));
        assertInstanceOf(PancreasMode.Regulating.class,
                PancreasMode.next(mode, PancreasEvent.GOOD));
    }
}
