package homeostat.device.lung;

import static org.junit.jupiter.api.Assertions.assertSame;

import homeostat.device.ModeDiagram;
import homeostat.kernel.Reason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the modes of the lung's two loops, which are the same, against the diagram that was
/// accepted.
class LungModeGolden {

    private static List<LoopMode> all() {
        List<LoopMode> all = new ArrayList<>(List.of(new LoopMode.Starting(),
                new LoopMode.Regulating()));
        for (Reason reason : List.of(Reason.STALE, Reason.IMPLAUSIBLE, Reason.FLAT)) {
            all.add(new LoopMode.Holding(reason));
        }
        for (Reason reason : List.of(Reason.STALE, Reason.PRESCRIPTION)) {
            all.add(new LoopMode.Backup(reason, 0));
            all.add(new LoopMode.Backup(reason, LoopMode.GOOD_STEPS - 1));
        }
        return all;
    }

    @Test
    void theDiagramIsTheFunction() throws IOException {
        new ModeDiagram().walk(all(), List.of(LoopEvent.values()), LoopMode::next)
                .assertAccepted("lung");
    }

    @Test
    void theSameLossTwiceChangesAModeOnce() {
        for (LoopMode mode : all()) {
            for (LoopEvent event : LoopEvent.values()) {
                LoopMode once = LoopMode.next(mode, event);
                if (event != LoopEvent.GOOD) {
                    assertSame(once, LoopMode.next(once, event), mode + " on " + event);
                }
            }
        }
    }
}
