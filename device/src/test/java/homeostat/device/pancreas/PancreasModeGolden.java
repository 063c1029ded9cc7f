package homeostat.device.pancreas;

import homeostat.device.ModeDiagram;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Holds the pancreas's modes against the diagram that was accepted.
class PancreasModeGolden {

    @Test
    void theDiagramIsTheFunction() throws IOException {
        new ModeDiagram().walk(List.copyOf(PancreasModeTest.all()),
                List.of(PancreasEvent.values()), PancreasMode::next).assertAccepted("pancreas");
    }
}
