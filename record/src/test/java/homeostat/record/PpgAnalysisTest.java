package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A saturation that is told must be one that light has shown, and nothing may be told of a gap.
final class PpgAnalysisTest {
    private static final double RATE = 50;

    @TempDir
    private Path folder;

    @Test
    void tellsPulseAndSaturationOfTwoLights() throws IOException {
        PpgAnalysis ppg = of(finger(60, 0), new PpgAnalysis.Choice(1, 0, false, Double.NaN));
        assertEquals(RATE, ppg.rate(), 1e-6);
        assertEquals(60, ppg.seconds(), 0.1);
        assertEquals(72, ppg.perMinute(), 1);
        assertEquals(97.5, ppg.saturationPercent(), 0.5);
        assertTrue(ppg.trustedPercent() > 80, "trusted " + ppg.trustedPercent());
        assertEquals(1, ppg.minutes().size());
        assertTrue(ppg.minutes().getFirst().trusted());
    }

    @Test
    void countsNoPulseAcrossAGap() throws IOException {
        PpgAnalysis ppg = of(finger(60, 600), new PpgAnalysis.Choice(1, 0, false, Double.NaN));
        assertEquals(60, ppg.seconds(), 0.1);
        assertTrue(ppg.beats().stream().noneMatch(beat ->
            beat.seconds() > 30 && beat.seconds() < 630), "beats in the gap");
        assertEquals(2, ppg.beats().stream().filter(beat -> Double.isNaN(beat.perMinute()))
            .count(), "the first of each stretch has no beat before it");
    }

    @Test
    void asksForARateThatTheFileDoesNotSay() throws IOException {
        Path file = folder.resolve("bare.csv");
        Files.writeString(file, "1\n2\n3\n");
        RecordException problem = assertThrows(RecordException.class,
            () -> of(file, new PpgAnalysis.Choice(0, -1, false, Double.NaN)));
        assertTrue(problem.getMessage().startsWith("no rate to follow a pulse at: file=bare "
            + "samplesPerSecond=0.0, expected 25 to 2000"), problem.getMessage());
        assertTrue(of(file, new PpgAnalysis.Choice(0, -1, true, RATE)).beats().isEmpty());
    }

    @Test
    void findsTheRateOfATableWhoseClockTicksUnevenly() throws IOException {
        StringBuilder table = new StringBuilder("time [ms],pulse\n");
        for (int i = 0; i < 3000; i++) {
            long trueMs = i * 10L + (i >= 2000 ? 5000 : 0);
            table.append(trueMs / 16 * 16).append(',').append(i).append('\n');
        }
        Path file = folder.resolve("uneven.csv");
        Files.writeString(file, table);
        try (Recording recording = Recordings.open(file)) {
            Timeline timeline = recording.outline().timeline();
            assertEquals(100, timeline.framesPerSecond(), 0.2);
            assertEquals(2, timeline.stretches().size(), "the gap of five seconds, and no other");
            assertEquals(2000, timeline.stretches().get(1).firstFrame(), 3);
        }
    }

    private static PpgAnalysis of(Path file, PpgAnalysis.Choice choice) {
        try (Recording recording = Recordings.open(file)) {
            return PpgAnalysis.of(recording, choice);
        }
    }

    /// Light through a finger at 72 a minute with a ratio of ratios of a half; after thirty seconds
    /// nothing for a while.
    private Path finger(int seconds, int gapSeconds) throws IOException {
        Random random = new Random(3);
        StringBuilder table = new StringBuilder("time [s],red,infrared\n");
        for (int i = 0; i < seconds * RATE; i++) {
            double phase = i / RATE * 1.2 % 1;
            double pulse = Math.exp(-Math.pow((phase - 0.3) / 0.12, 2))
                + 0.3 * Math.exp(-Math.pow((phase - 0.6) / 0.12, 2));
            double at = i / RATE + (i >= 30 * RATE ? gapSeconds : 0);
            table.append(String.format(Locale.ROOT, "%.3f,%.3f,%.3f%n", at,
                25_000 * (1 - 0.01 * pulse + 1e-5 * random.nextGaussian()),
                40_000 * (1 - 0.02 * pulse + 1e-5 * random.nextGaussian())));
        }
        Path file = folder.resolve("finger.csv");
        Files.writeString(file, table);
        return file;
    }
}
