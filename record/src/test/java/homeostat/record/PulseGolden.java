package homeostat.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import homeostat.signal.Biquad;
import homeostat.signal.ppg.PulseDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Nobody marked the beats of these recordings, so the detector is held to another method that
/// knows nothing of beats: how far the wave must be shifted to look like itself.
final class PulseGolden {
    private static final double WINDOW_SECONDS = 10;

    @Test
    void agreesWithTheAutocorrelationOfARestingFinger() throws IOException {
        agrees("data.csv", 0, 100, 3, 0);
    }

    @Test
    void agreesWithTheAutocorrelationOfALongRecording() throws IOException {
        agrees("data3.csv", 1, 100.42, 3, 30);
    }

    @Test
    void agreesWithTheAutocorrelationOfARing() throws IOException {
        agrees("ring_data.csv", 0, 32, 6, 30);
    }

    @Test
    void trustsARestingFingerMoreThanANoisyOne() throws IOException {
        double resting = quality(values("data3.csv", 1), 100.42);
        double noisy = quality(values("data2.csv", 1), 117);
        assertTrue(resting > 0.9, "resting " + resting);
        assertTrue(noisy < resting - 0.1, "noisy " + noisy);
    }

    private static void agrees(String file, int column, double rate, double perMinute,
            int windowsMin) throws IOException {
        double[] signal = values(file, column);
        int window = (int) (WINDOW_SECONDS * rate);
        double[] wave = band(signal, rate);
        List<Long> beats = new ArrayList<>();
        PulseDetector detector = new PulseDetector(rate);
        for (double each : signal) {
            if (detector.step(each)) {
                beats.add(detector.beatSample());
            }
        }
        List<Double> differences = new ArrayList<>();
        for (int from = window; from + window <= signal.length; from += window) {
            double other = autocorrelation(wave, from, window, rate);
            double ours = rate(beats, from, from + window, rate);
            if (other == other && ours == ours) {
                differences.add(Math.abs(other - ours));
            }
        }
        if (windowsMin == 0) {
            assertEquals(60, rate(beats, 0, signal.length, rate), 8, file);
            return;
        }
        assertTrue(differences.size() >= windowsMin, file + ": " + differences.size());
        double[] sorted = differences.stream().mapToDouble(Double::doubleValue).sorted()
            .toArray();
        assertTrue(sorted[sorted.length / 2] < perMinute,
            file + ": median difference " + sorted[sorted.length / 2] + " per minute");
    }

    /// 60 by the median interval of the beats within; not a number with fewer than five.
    private static double rate(List<Long> beats, int from, int to, double rate) {
        long[] inside = beats.stream().mapToLong(Long::longValue)
            .filter(beat -> beat >= from && beat < to).toArray();
        if (inside.length < 5) {
            return Double.NaN;
        }
        double[] intervals = new double[inside.length - 1];
        for (int i = 0; i < intervals.length; i++) {
            intervals[i] = inside[i + 1] - inside[i];
        }
        Arrays.sort(intervals);
        return 60 * rate / intervals[intervals.length / 2];
    }

    /// The rate at which the window looks most like itself; not a number when it does not much.
    private static double autocorrelation(double[] wave, int from, int window, double rate) {
        double mean = Arrays.stream(wave, from, from + window).average().orElseThrow();
        double best = 0.6;
        int lag = 0;
        double zero = sum(wave, from, window, 0, mean);
        for (int k = (int) (0.35 * rate); k < 1.6 * rate; k++) {
            double here = sum(wave, from, window, k, mean) / zero;
            if (here > best) {
                best = here;
                lag = k;
            }
        }
        return lag == 0 ? Double.NaN : 60 * rate / lag;
    }

    private static double sum(double[] wave, int from, int window, int lag, double mean) {
        double sum = 0;
        for (int i = from; i < from + window - lag; i++) {
            sum += (wave[i] - mean) * (wave[i + lag] - mean);
        }
        return sum;
    }

    private static double[] band(double[] signal, double rate) {
        Biquad high = Biquad.highPass(rate, 0.5, Biquad.QUALITY_FLAT);
        Biquad low = Biquad.lowPass(rate, 8, Biquad.QUALITY_FLAT);
        double[] wave = new double[signal.length];
        double held = 0;
        for (int i = 0; i < wave.length; i++) {
            held = signal[i] == signal[i] ? signal[i] : held;
            wave[i] = low.step(high.step(held - signal[0]));
        }
        return wave;
    }

    private static double quality(double[] signal, double rate) {
        PulseDetector detector = new PulseDetector(rate);
        double sum = 0;
        int beats = 0;
        for (double each : signal) {
            if (detector.step(each)) {
                sum += detector.quality();
                beats++;
            }
        }
        return sum / beats;
    }

    /// A column of numbers; what is none, and whole lines that hold none, is a missing sample.
    private static double[] values(String file, int column) throws IOException {
        Path path = SharedFolder.named("ppg").resolve(file);
        List<Double> values = new ArrayList<>();
        for (String line : Files.readAllLines(path)) {
            String[] cells = line.replace("\"", "").split(",");
            String cell = column < cells.length ? cells[column].strip() : "";
            boolean number = cell.matches("-?[0-9.]+");
            if (number || !values.isEmpty()) {
                values.add(number ? Double.parseDouble(cell) : Double.NaN);
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
