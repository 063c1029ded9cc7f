package homeostat.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.firmware.Board;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/// Why: the devices in C by hand are worth comparing with as long as they publish the same bits.
final class FirmwarePeer {

    @Test
    void theDevicesInCPublishTheSameBits() {
        Assumptions.assumeTrue(Board.MPS2_AN500.missing().isEmpty(),
                () -> "not installed: " + Board.MPS2_AN500.missing());
        FirmwareBench bench = new FirmwareBenchmark().run(
                new BenchRequest(1, Repository.home()), line -> { });
        assertTrue(bench.leftOut().stream().allMatch(each -> each.startsWith("Rust: ")),
                bench::text);
        assertTrue(bench.isSound(), () -> bench.text()
                + "bench/peers/firmware is behind the device: port what changed there");
    }
}
