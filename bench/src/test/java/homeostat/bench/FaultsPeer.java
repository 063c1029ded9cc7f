package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real database that dies, and a real network that parts: neither may cost anything that was
/// acknowledged, nor an alarm. `./homeostat fleet faults` does it longer.
final class FaultsPeer {
    @Test
    void aDatabaseThatDiesHoldsUpNobodyAndCatchesUp(@TempDir Path folder) throws Exception {
        database(folder, false);
    }

    @Test
    void aServerThatStartsWithoutItsDatabaseLosesNothingAndCatchesUp(@TempDir Path folder)
            throws Exception {
        database(folder, true);
    }

    @Test
    void aCrowdThatComesBackAtOnceLosesNothing(@TempDir Path folder) throws Exception {
        assertSound(List.of(new FleetFaults(folder, new FleetFaults.Plan(100, 0, 1)).cutOff()));
    }

    private static void database(Path folder, boolean isStarted) throws Exception {
        assume(Postgres.missing());
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        assertSound(List.of(new FleetFaults(folder, new FleetFaults.Plan(0, 0, 2))
                .databaseKilled(isStarted)));
    }

    @Test
    void aNetworkThatPartsIsKnownAtBothEndsAndLosesNothing(@TempDir Path folder)
            throws Exception {
        assume(Namespaces.missing());
        List<FaultsReport.Row> rows = new PartitionFaults(folder, 0).run();
        assertEquals(3, rows.size());
        assertSound(rows);
    }

    private static void assume(String missing) {
        Repository.assume(() -> {
            if (!missing.isEmpty()) {
                throw new BenchException("cannot be tried here: missing " + missing);
            }
            return "";
        });
    }

    private static void assertSound(List<FaultsReport.Row> rows) {
        FaultsReport report = new FaultsReport(new FleetFaults.Plan(0, 0, 0), rows, List.of(),
                List.of());
        assertTrue(report.isSound(), report.text());
        assertTrue(report.toJson().contains("\"recoverySeconds\""));
    }
}
