package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// Why: figures of a load mean nothing when it was not told, or told to nobody. Small, and without
/// any demand on speed.
final class FleetPeer {
    private static final int DEVICES = 10;
    private static final int SECONDS = 2;

    @Test
    void everyParcelIsKeptByBothAndEveryAlarmShown() {
        FleetReport report = new FleetBenchmark(DEVICES, new FleetRun.Spans(1, SECONDS))
                .run(new BenchRequest(1, Repository.home()), _ -> { });
        FleetRun ours = report.ours().getFirst();
        assertTrue(report.isSound(), report.text());
        assertEquals(0, ours.figure("unacknowledged"), report.text());
        assertEquals(DEVICES * SECONDS, ours.figure("sent"), DEVICES * SECONDS / 2.0);
        Repository.assume(() -> {
            if (report.theirs().isEmpty()) {
                throw new BenchException(report.leftOut().getFirst());
            }
            return "";
        });
        assertEquals(0, report.theirs().getFirst().figure("unacknowledged"), report.text());
        assertTrue(report.toJson().contains("\"ratioToOurs\""));
    }
}
