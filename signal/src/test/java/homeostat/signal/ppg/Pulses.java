package homeostat.signal.ppg;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;

/// A pulse wave whose beats are known: a steep rise, a slower fall, a second hump, breathing, and
/// what one asks for of noise and movement.
final class Pulses {
    private final Stream stream;
    private final double samplesPerSecond;
    private final double perMinute;
    private double phase = 0.9;
    private double rate;
    private long sample;
    private boolean peaked;

    Pulses(long seed, double samplesPerSecond, double perMinute) {
        stream = Stream.of(seed);
        this.samplesPerSecond = samplesPerSecond;
        this.perMinute = perMinute;
        rate = perMinute;
    }

    /// The next sample: diastole near 0, systole near 1.
    double next() {
        phase += rate / 60 / samplesPerSecond;
        peaked = false;
        if (phase >= 1) {
            phase -= 1;
            rate = perMinute * (1 + 0.04 * stream.gaussian());
        }
        double before = phase - rate / 60 / samplesPerSecond;
        peaked = before < 0.22 && phase >= 0.22;
        sample++;
        return hump(phase - 0.22, 0.09) + 0.35 * hump(phase - 0.55, 0.12);
    }

    private static double hump(double x, double width) {
        return Elementary.exp(-x * x / (2 * width * width));
    }

    /// Whether the last sample is the top of a pulse.
    boolean peaked() {
        return peaked;
    }

    double noise() {
        return stream.gaussian();
    }

    double seconds() {
        return sample / samplesPerSecond;
    }
}
