package homeostat.device.heart;

import homeostat.device.ModeDiagram;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the artificial heart's modes against the diagram that was accepted.
class HeartModeGolden {

    /// How many inflow pressures are seen, and whether the prescription lets orders out.
    private enum Look {
        NONE, ONE, BOTH, REFUSED
    }

    private static HeartMode next(HeartMode mode, Look look) {
        return HeartMode.next(mode, look == Look.REFUSED ? 2 : look.ordinal(),
                look != Look.REFUSED);
    }

    @Test
    void theDiagramIsTheFunction() throws IOException {
        new ModeDiagram().walk(List.of(new HeartMode.Starting(), new HeartMode.Regulating(),
                new HeartMode.OneSided(), new HeartMode.Fallback()), List.of(Look.values()),
                HeartModeGolden::next).assertAccepted("heart");
    }
}
