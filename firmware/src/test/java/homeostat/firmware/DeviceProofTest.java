package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.monitor.Monitor;
import homeostat.firmware.sample.Brittle;
import homeostat.firmware.sample.Doser;
import homeostat.kernel.Device;
import homeostat.kernel.Mode;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because a check may leave the image only for a proof of this very device, and because
/// what is not proved must not reach a patient by oversight.
class DeviceProofTest {
    @TempDir
    private Path folder;

    private FirmwareBuild.Lowered lowered(BuildOptions options, List<Class<?>> of,
            String... lines) {
        FirmwareRequest request = Lab.request(folder, Board.HOST, of, lines);
        return FirmwareBuild.lower(request.classPath(), request.run(), options,
                request.folder());
    }

    private FirmwareBuild.Lowered monitor(BuildOptions options) {
        return lowered(options, List.of(Monitor.class, Device.class, QrsDetector.class),
                "assemble homeostat.device.monitor.Monitor.assemble", "call advance 1");
    }

    @Test
    void whatIsProvedLeavesTheImageAndTheImageSaysSo() {
        FirmwareBuild.Lowered kept = monitor(BuildOptions.usual().unproved());
        FirmwareBuild.Lowered proved = monitor(BuildOptions.usual());

        assertTrue(kept.sites().left().get(TrapKind.INDEX) > 20);
        assertTrue(kept.sites().left().containsKey(TrapKind.NULL));
        assertTrue(kept.text().contains("\"Homeostat, unproved\""));
        assertTrue(10 * proved.sites().left().getOrDefault(TrapKind.INDEX, 0)
                < kept.sites().left().get(TrapKind.INDEX));
        assertFalse(proved.sites().left().containsKey(TrapKind.NULL));
        assertTrue(proved.text().matches("(?s).*\"Homeostat, proved [0-9a-f]{16}\".*"));
    }

    @Test
    void aDeviceWithAFindingIsRefusedByItsFirst() {
        UnprovedException refusal = assertThrows(UnprovedException.class, () -> lowered(
                BuildOptions.usual(), List.of(Brittle.class, Device.class),
                "assemble homeostat.firmware.sample.Brittle.assemble", "call advance 1"));

        assertEquals("not proved: device=homeostat.firmware.sample.Brittle findings=6, the first "
                + "at Brittle.java:70: no-ignored-result: ignores what "
                + "homeostat.kernel.Guard.order answers", refusal.getMessage());
    }

    @Test
    void aProgramThatTheProofCannotEnterIsRefused() {
        UnprovedException refusal = assertThrows(UnprovedException.class, () -> lowered(
                BuildOptions.usual(), List.of(Doser.class, Mode.class),
                "assemble homeostat.firmware.sample.Doser.assemble", "call dose 1"));

        assertEquals("not proved: assembly=homeostat.firmware.sample.Doser.assemble reason=no "
                + "entry: class=homeostat.firmware.sample.Doser, expected a method void step(long) "
                + "or a static assemble() that returns a homeostat.kernel.Device",
                refusal.getMessage());
    }

    @Test
    void aRunThatCallsWhatTheProofDidNotEnterIsRefused() {
        UnprovedException refusal = assertThrows(UnprovedException.class, () -> lowered(
                BuildOptions.usual(), List.of(Monitor.class, Device.class, QrsDetector.class),
                "assemble homeostat.device.monitor.Monitor.assemble", "root prescription",
                "call version"));

        assertEquals("not proved: assembly=homeostat.device.monitor.Monitor.assemble, expected "
                + "the assembled device itself, without root lines", refusal.getMessage());
    }
}
