package homeostat.firmware;

import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.device.monitor.Monitor;
import homeostat.device.pancreas.Pancreas;
import homeostat.kernel.Device;
import homeostat.signal.QrsDetector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exists because the promise is that the very class that was tried and proved is what runs on the
/// microcontroller: real devices, a day of inputs with gaps, meals and lost receipts.
class DeviceFirmware {
    private static final long SECOND = 1_000_000_000L;
    private static final int GOOD = 0;
    private static final int DOUBTFUL = 1;
    private static final int MISSING = 4;

    @TempDir
    private Path folder;

    @Test
    void aDayOfThePancreasIsEqualBitByBit() {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.device.pancreas.Pancreas.assemble", "probe digest",
                "probe nextEventNs"));
        Random random = new Random(5);
        double glucoseMgPerDl = 120;
        for (int minute = 0; minute < 1440; minute++) {
            long now = minute * 60 * SECOND;
            if (minute % 5 == 0 && minute % 170 != 0) {
                double drift = minute > 420 && minute < 480 ? 9 : 0;
                glucoseMgPerDl = Math.clamp(
                        glucoseMgPerDl + drift + random.nextDouble(-9, 9), 45, 380);
                lines.add("call offer 0 " + glucoseMgPerDl + " "
                        + (minute % 230 == 0 ? DOUBTFUL : GOOD) + " " + now);
            }
            if (minute == 420 || minute == 720 || minute == 1080) {
                lines.add("call post 0 " + random.nextDouble(20, 80) + " " + now);
            }
            lines.add("call advance " + (now + 2 * SECOND));
            if (random.nextInt(10) == 0) {
                lines.add("call settle " + random.nextInt(2) + " " + minute / 2 + " "
                        + random.nextInt(4) + " " + random.nextDouble(2) + " "
                        + (now + 3 * SECOND));
            }
        }
        compare(lines, Pancreas.class);
    }

    @Test
    void twentySecondsOfTheMonitorAreEqualBitByBit() {
        List<String> lines = new ArrayList<>(List.of(
                "assemble homeostat.device.monitor.Monitor.assemble", "probe digest"));
        Random random = new Random(6);
        for (int i = 0; i < 360 * 20; i++) {
            long now = i * SECOND / 360;
            double phase = i % 300 / 300.0;
            double millivolts = 1.2 * bump(phase, 0.3, 0.012) - 0.2 * bump(phase, 0.27, 0.01)
                    + 0.2 * bump(phase, 0.6, 0.05) + 0.02 * random.nextGaussian();
            boolean off = i > 360 * 12 && i < 360 * 15;
            lines.add("call offer 0 " + millivolts + " " + (off ? MISSING : GOOD) + " " + now);
            lines.add("call advance " + now);
        }
        compare(lines, Monitor.class);
    }

    private static double bump(double at, double centre, double width) {
        double z = (at - centre) / width;
        return Math.exp(-z * z);
    }

    private void compare(List<String> lines, Class<?> device) {
        Board board = Board.MPS2_AN500.missing().isEmpty() ? Board.MPS2_AN500 : Board.HOST;
        FirmwareReport report = Lab.runProved(folder, board, List.of(device, Device.class,
                QrsDetector.class), lines.toArray(String[]::new));

        assertTrue(report.isBitEqual(), report::text);
    }
}
