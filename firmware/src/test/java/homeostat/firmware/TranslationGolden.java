package homeostat.firmware;

import homeostat.firmware.sample.Doser;
import homeostat.kernel.Mode;
import homeostat.proof.snapshot.Snapshot;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because people will have to read the C: a change of what it looks like is a change to be
/// looked at.
class TranslationGolden {
    @TempDir
    private Path folder;

    @Test
    void aSmallDoserLooksLikeItsJava() {
        FirmwareRequest request = Lab.request(folder, Board.HOST, List.of(Doser.class, Mode.class),
                "assemble homeostat.firmware.sample.Doser.assemble", "call dose 1");

        GoldenFile.check("Doser.c", new ImageWriter(Lab.world(request)).text());
    }
}
