package homeostat.device.vad;

import homeostat.device.ModeDiagram;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the heart pump's modes against the diagram that was accepted.
class VadModeGolden {

    @Test
    void theDiagramIsTheFunction() throws IOException {
        new ModeDiagram().walk(VadModeTest.all(), List.of(VadEvent.values()), VadMode::next)
                .assertAccepted("vad");
    }
}
