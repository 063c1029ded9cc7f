package homeostat.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import homeostat.firmware.Assembly;
import homeostat.firmware.Board;
import homeostat.firmware.LinkedImage;
import homeostat.kernel.Sheet;
import homeostat.wire.Frame;
import homeostat.wire.FrameReader;
import homeostat.wire.MessageScanner;
import homeostat.wire.binding.DeviceLibrary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because the drivers that a sheet asks for must be such that a board can have them: one
/// with a converter, a modulator and a serial port, as far as the emulator has them.
final class DriverFirmware {
    private static final int FRAMES = 40;
    private static final double MMHG_MOST = 128;

    @TempDir
    private Path folder;

    @Test
    void theConverterIsReadAndADutyCycleFollows() throws IOException {
        Board board = Board.LM3S6965EVB;
        assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        Sheet sheet = Devices.VAD.assembled().sheet();
        LinkedImage image = LinkedImage.withDrivers(ClassC.path(), new Assembly(
                Devices.VAD.factory() + ".assemble", List.of()), board, folder,
                new LinkedImage.Drivers(DeviceLibrary.of(sheet), List.of("driver_example_vad.c",
                        "driver_adc_lm3s.c", "driver_pwm_lm3s.c")));
        List<Frame> heard = heard(image);
        Frame.Hello hello = assertInstanceOf(Frame.Hello.class, heard.getFirst());
        assertEquals("radio is a stub", hello.bed().patient());
        assertEquals(0, hello.header().atEpochMillis(), "the emulator has no modulator");
        assertTrue(heard.stream().anyMatch(Frame.OrderMade.class::isInstance), heard::toString);
        assertTrue(heard.stream().filter(frame -> frame.header().atEpochMillis() > 0)
                .allMatch(frame -> frame.header().atEpochMillis() <= 1_000));
        assertTrue(heard.stream().anyMatch(frame -> frame.header().atEpochMillis() > 300),
                "a duty cycle follows from an order");
        for (Frame frame : heard) {
            if (frame instanceof Frame.Wave wave) {
                for (float mmHg : wave.samples()) {
                    assertTrue(mmHg != mmHg || Math.abs(mmHg) <= MMHG_MOST, "mmHg=" + mmHg);
                }
            }
        }
    }

    private static List<Frame> heard(LinkedImage image) throws IOException {
        List<Frame> heard = new ArrayList<>();
        MessageScanner scanner = new MessageScanner();
        byte[] chunk = new byte[4_096];
        try (LinkedImage.Running running = image.start()) {
            while (heard.size() < FRAMES) {
                int count = running.received().read(chunk);
                assertTrue(count > 0, "the image ended");
                scanner.take(chunk, count);
                for (byte[] one = scanner.next(); one != null; one = scanner.next()) {
                    heard.add(FrameReader.read(one));
                }
            }
        }
        assertEquals(0, scanner.noise());
        return heard;
    }
}
