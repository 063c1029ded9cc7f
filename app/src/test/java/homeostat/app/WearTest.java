package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.kernel.Sheet;
import org.junit.jupiter.api.Test;

/// Exists because flash that is worn out forgets the insulin on board: what a device saves must
/// last for the life that its sheet promises.
class WearTest {
    private final Wear pancreas = Wear.of(Devices.PANCREAS);

    @Test
    void thePancreasSavesNoMoreThanItsFlashStandsInItsLife() {
        assertTrue(pancreas.isKept(), pancreas::text);
        assertTrue(pancreas.savesADay() > 1000, pancreas::text);
    }

    @Test
    void flashOfAThousandCyclesIsRefusedAndEepromIsNot() {
        assertFalse(in(128, 8192, 1_000).isKept());
        assertTrue(in(16, 8192, 100_000).isKept(), () -> in(16, 8192, 100_000).text());
        assertTrue(in(128, 8192, 1_000).text().contains("NOT KEPT"));
    }

    @Test
    void aRecordThatFitsNoSectorLastsNoTime() {
        assertEquals(0, in(128, 512, 10_000).years());
    }

    private Wear in(int sectors, int sectorBytes, int eraseCycles) {
        return new Wear(pancreas.device(), pancreas.memoryWords(), pancreas.savesADay(),
                new Sheet.Endurance(pancreas.promised().years(), sectors, sectorBytes,
                        eraseCycles));
    }
}
