package homeostat.record;

import java.util.Arrays;
import java.util.List;

/// Noise added to a recording, two minutes with and two without in turn, from 5:00 on.
///
/// The noise is scaled for each lead so that the signal-to-noise ratio is the one asked for. The
/// signal's power is the square of the mean peak-to-peak height of the first 300 beats (50 ms to
/// either side of the fiducial point) over 8, as of a sine; the noise's power is the mean over
/// its seconds of their root mean squares, squared. The lowest and the highest twentieth of both
/// are left out. The noise is repeated when it is short; the second lead has it half its length
/// later, so that the leads are not disturbed alike.
///
/// Source: G. Moody, W. Muldrow and R. Mark, "A noise stress test for arrhythmia detectors",
/// Computers in Cardiology 11 (1984); definitions as the WFDB Applications Guide, nst(1), gives
/// them.
public final class NoiseStress {
    private static final int BEATS = 300;
    private static final int TRIM = 20;
    private static final double HALF_WINDOW_SECONDS = 0.05;
    private static final double PERIOD_SECONDS = 120;

    private final double[] noise;
    private final double[] gains;
    private final double samplesPerSecond;
    private final double mean;

    private NoiseStress(double[] noise, double[] gains, double samplesPerSecond) {
        this.noise = noise;
        this.gains = gains;
        this.samplesPerSecond = samplesPerSecond;
        mean = Arrays.stream(noise).average().orElse(0);
    }

    /// The noise in `noise` (millivolts, at the rate of the recording) made ready for a recording
    /// that `reader` has opened and not yet read; `decibels` is the ratio asked for.
    static NoiseStress of(double[] noise, RecordReader reader, List<Annotation> truth,
            double decibels) {
        RecordHeader header = reader.header();
        double rate = header.clock().framesPerSecond();
        int leads = Math.min(2, header.signals().size());
        double power = noisePower(noise, rate);
        double[] gains = new double[leads];
        double[][] heights = heights(reader, truth, leads, rate);
        for (int lead = 0; lead < leads; lead++) {
            double height = trimmed(heights[lead]);
            gains[lead] = Math.sqrt(height * height / 8 * Math.pow(10, -decibels / 10) / power);
        }
        return new NoiseStress(noise, gains, rate);
    }

    private static double noisePower(double[] noise, double rate) {
        int second = (int) Math.rint(rate);
        double[] levels = new double[noise.length / second];
        for (int i = 0; i < levels.length; i++) {
            double sum = 0;
            double squares = 0;
            for (int k = 0; k < second; k++) {
                double value = noise[i * second + k];
                sum += value;
                squares += value * value;
            }
            levels[i] = Math.sqrt(Math.max(0, squares / second - sum / second * sum / second));
        }
        double level = trimmed(levels);
        return level * level;
    }

    private static double[][] heights(
            RecordReader reader, List<Annotation> truth, int leads, double rate) {
        long[] beats = truth.stream().filter(a -> a.code().beat())
            .mapToLong(Annotation::sample).limit(BEATS).toArray();
        long half = Math.round(HALF_WINDOW_SECONDS * rate);
        double[][] lowest = new double[leads][beats.length];
        double[][] highest = new double[leads][beats.length];
        int[] frame = new int[reader.header().frameSamples()];
        int from = 0;
        for (long at = 0; from < beats.length && reader.read(frame, 1) == 1; at++) {
            for (int i = from; i < beats.length && beats[i] - half <= at; i++) {
                for (int lead = 0; lead < leads; lead++) {
                    double value = reader.header().signals().get(lead).calibration()
                        .physical(frame[lead]);
                    boolean begins = at == Math.max(0, beats[i] - half);
                    lowest[lead][i] = begins ? value : Math.min(lowest[lead][i], value);
                    highest[lead][i] = begins ? value : Math.max(highest[lead][i], value);
                }
            }
            from += beats[from] + half <= at ? 1 : 0;
        }
        for (int lead = 0; lead < leads; lead++) {
            for (int i = 0; i < beats.length; i++) {
                highest[lead][i] -= lowest[lead][i];
            }
        }
        return highest;
    }

    private static double trimmed(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / TRIM;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElse(0);
    }

    /// What is added to that sample of that lead, in millivolts.
    double millivolts(int lead, long sample) {
        double since = sample - Ec57.LEARNING_SECONDS * samplesPerSecond;
        if (since < 0 || (long) (since / (PERIOD_SECONDS * samplesPerSecond)) % 2 == 1) {
            return 0;
        }
        long shift = (long) lead * noise.length / 2;
        return gains[lead] * (noise[(int) (((long) since + shift) % noise.length)] - mean);
    }
}
