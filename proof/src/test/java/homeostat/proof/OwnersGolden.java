package homeostat.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.proof.owner.Owners;
import homeostat.proof.owner.OwnersPage;
import org.junit.jupiter.api.Test;

/// Exists because a picture of owners convinces people, so it has to be true.
class OwnersGolden {
    @Test
    void eachTaskIsDrawnWithItsPartsItsPortsAndWhatItShares() {
        assertEquals("""
                Shower  (task)
                ├─ glucose  In  · port
                │  └─ latched  Reading  · port
                └─ shown  Out  · port
                   └─ working  Reading  · port
                  and 1 constants that nobody writes
                Shower#2  (fallback)
                ├─ glucose  In  · port
                │  └─ latched  Reading  · port
                └─ shown  Out  · port
                   └─ working  Reading  · port
                  and 1 constants that nobody writes
                Quiet  (task)
                """, owners("FallbackOnTheSamePorts").text());
        assertEquals("""
                User  (task)
                ├─ table  Table  · shared, written by nobody
                │  └─ gains  double[]  · shared, written by nobody
                └─ own  double[]
                User#2  (task)
                ├─ table  Table  · shared, written by nobody
                │  └─ gains  double[]  · shared, written by nobody
                └─ own  double[]
                """, owners("TableSharedButNeverWritten").text());
    }

    @Test
    void thePageStandsAlone() {
        String page = OwnersPage.of("<device>", owners("PartOfEachTask"));

        assertTrue(page.contains("Who owns what: &lt;device>"));
        assertTrue(page.contains("<b>ring</b><em>Ring</em>"), page);
        assertFalse(page.contains("http") || page.contains("<script"));
    }

    private static Owners owners(String name) {
        EntryPoints points = EntryPoints.of(DeviceCorpus.program(), name);
        return Prover.owners(DeviceCorpus.program(), points, Corpus.snapshot(
                DeviceCorpus.CLASSES, points.assemblyMethod().orElseThrow()).orElseThrow());
    }
}
