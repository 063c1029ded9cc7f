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
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because the drivers that a sheet asks for must be such that a board can have them: one
/// with a converter, a modulator and a serial port, as far as the emulator has them.
final class DriverFirmware {
    private static final int FRAMES = 40;
    private static final double MMHG_MOST = 128;
    private static final int LIVES = 6;

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

    /// Again and again the power goes at no moment in particular: what an order rests on was in
    /// flash before the pump heard of it, and no order has a number that was given before.
    @Test
    void powerLostAtAnyMomentLosesNothingThatAnOrderRestsOn() throws IOException {
        Board board = Board.RISCV32;
        assumeTrue(board.missing().isEmpty(),
                () -> "not installed: " + String.join(", ", board.missing()));
        LinkedImage image = LinkedImage.withDrivers(ClassC.path(), new Assembly(
                Devices.PANCREAS.factory() + ".assemble", List.of()), board, folder,
                new LinkedImage.Drivers(DeviceLibrary.of(Devices.PANCREAS.assembled().sheet()),
                        List.of("driver_example_pancreas.c", "driver_flash_cfi.c",
                                "flash_log.c")));
        Map<String, Long> last = new HashMap<>(Map.of("kept", 0L, "rate", 0L));
        Random moments = new Random(5);
        for (int life = 0; life < LIVES; life++) {
            long kept = last.get("kept");
            long rate = last.get("rate");
            List<String> said = live(image, last, 3 + moments.nextInt(12), moments.nextInt(40));
            long mounted = number(said.getFirst(), "mounted");
            assertTrue(mounted >= kept, said::toString);
            assertEquals(life == 0 ? -1 : 1, said.stream().filter(line -> line.startsWith(
                    "resumed ")).mapToLong(line -> number(line, "resumed")).findFirst()
                    .orElse(-1), said::toString);
            assertTrue(life == 0 || said.stream().filter(line -> line.startsWith("rate "))
                    .allMatch(line -> number(line, "rate") > rate), said::toString);
        }
        assertTrue(last.get("kept") > 2 * LIVES, last::toString);
    }

    /// Listens to so many lines, waits a little, and takes the power away.
    private List<String> live(LinkedImage image, Map<String, Long> last, int lines, int waits)
            throws IOException {
        List<String> said = new ArrayList<>();
        try (LinkedImage.Running running = image.start(folder.resolve("flash.img"))) {
            BufferedReader reader = new BufferedReader(new InputStreamReader(running.received(),
                    StandardCharsets.US_ASCII));
            while (said.size() < lines) {
                String line = reader.readLine();
                assertTrue(line != null && !line.startsWith("halted"), said::toString);
                said.add(line);
                String[] words = line.split(" ");
                last.computeIfPresent(words[0], (name, was) -> Long.parseLong(words[1]));
            }
            LockSupport.parkNanos(waits * 5_000_000L);
        }
        return said;
    }

    private static long number(String line, String name) {
        assertTrue(line.startsWith(name + " "), line);
        return Long.parseLong(line.substring(name.length() + 1));
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
