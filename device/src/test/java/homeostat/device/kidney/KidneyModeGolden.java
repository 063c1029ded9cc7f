package homeostat.device.kidney;

import static org.junit.jupiter.api.Assertions.assertSame;

import homeostat.device.ModeDiagram;
import homeostat.kernel.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the kidney's modes and those of its protective system against the diagram that was
/// accepted.
class KidneyModeGolden {
    @Test
    void theDiagramIsTheFunction() throws IOException {
        new ModeDiagram().walk(all(), List.of(KidneyEvent.values()), KidneyMode::next)
                .walk(protective(), List.of(ProtectionEvent.values()), ProtectionMode::next)
                .assertAccepted("kidney");
    }

    @Test
    void theSameEventTwiceChangesAModeOnceOrCounts() {
        for (KidneyMode mode : all()) {
            for (KidneyEvent event : List.of(KidneyEvent.NO_FLOW, KidneyEvent.DONE,
                    KidneyEvent.BALANCE_LOST)) {
                KidneyMode once = KidneyMode.next(mode, event);
                assertSame(once, KidneyMode.next(once, event), mode + " on " + event);
            }
        }
    }

    private static List<KidneyMode> all() {
        List<KidneyMode> all = new ArrayList<>(List.of(new KidneyMode.Starting(0),
                new KidneyMode.Starting(KidneyMode.GOOD_STEPS - 1), new KidneyMode.Guided(),
                new KidneyMode.Sparing(), new KidneyMode.Paused(), new KidneyMode.Finished()));
        for (Reason reason : List.of(Reason.STARTING, Reason.STALE, Reason.IMPLAUSIBLE,
                Reason.FLAT)) {
            all.add(new KidneyMode.Even(reason));
        }
        for (Reason reason : List.of(Reason.STALE, Reason.IMPLAUSIBLE, Reason.PRESCRIPTION)) {
            all.add(new KidneyMode.Fallback(reason, 0));
            all.add(new KidneyMode.Fallback(reason, KidneyMode.GOOD_STEPS - 1));
        }
        return all;
    }

    private static List<ProtectionMode> protective() {
        return List.of(new ProtectionMode.Testing(0),
                new ProtectionMode.Testing(ProtectionMode.GOOD_STEPS - 1),
                new ProtectionMode.Permitting(), new ProtectionMode.Bypassing(0),
                new ProtectionMode.Bypassing(ProtectionMode.GOOD_STEPS - 1),
                new ProtectionMode.Stopped(Reason.STALE), new ProtectionMode.Stopped(Reason.FLOOR));
    }
}
