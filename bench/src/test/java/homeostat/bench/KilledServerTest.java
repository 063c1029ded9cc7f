package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// A simulation has the disk that we imagine; here the whole server is killed while devices speak
/// to it, and started again, and all devices are cut off at once. `-Dhomeostat.kills=200` and
/// `-Dhomeostat.devices=10000` do it more often and to more.
final class KilledServerTest {
    private static final int KILLS = Integer.getInteger("homeostat.kills", 1);
    private static final int DEVICES = Integer.getInteger("homeostat.devices", 40);

    @Test
    void whatAKilledServerAcknowledgedIsThereAndTheRestComesAgain(@TempDir Path folder,
            TestReporter reporter) throws Exception {
        say(reporter, faults(folder).killed());
    }

    @Test
    void devicesThatAreAllCutOffAtOnceComeBackAndLoseNothing(@TempDir Path folder,
            TestReporter reporter) throws Exception {
        say(reporter, faults(folder).cutOff());
    }

    private static FleetFaults faults(Path folder) {
        return new FleetFaults(folder, new FleetFaults.Plan(DEVICES, KILLS, 1));
    }

    private static void say(TestReporter reporter, FaultsReport.Row row) {
        reporter.publishEntry(row.fault() + ", times=" + row.times().count()
                + ", worst seconds until all are acknowledged again",
                Double.toString(row.recoveryS()));
        assertEquals(0, row.lost());
        assertEquals(0, row.missed());
    }
}
