package homeostat.signal;

import homeostat.kernel.Check;
import homeostat.kernel.Elementary;

/// A filter of second order: two poles, two zeros, two numbers of state.
///
/// Coefficients come from the bilinear transform of the analogue prototype, pre-warped so that
/// the corner lies where it was asked for. Structure: direct form II transposed, the one with the
/// least rounding noise in floating point.
///
/// Source: R. Bristow-Johnson, "Cookbook formulae for audio equalizer biquad filter
/// coefficients" (W3C Working Group Note, 2021).
public final class Biquad {
    /// The quality that makes a low-pass or high-pass maximally flat (Butterworth): 1 / sqrt 2.
    public static final double QUALITY_FLAT = 0.7071067811865476;

    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double first;
    private double second;

    private Biquad(Prototype prototype, double cosine, double alpha) {
        double a0 = 1 + alpha;
        double outer = outer(prototype, cosine);
        b0 = outer / a0;
        b1 = middle(prototype, cosine) / a0;
        b2 = outer / a0;
        a1 = -2 * cosine / a0;
        a2 = (1 - alpha) / a0;
    }

    private enum Prototype { LOW_PASS, HIGH_PASS, NOTCH }

    private static double outer(Prototype prototype, double cosine) {
        return switch (prototype) {
            case LOW_PASS -> (1 - cosine) / 2;
            case HIGH_PASS -> (1 + cosine) / 2;
            case NOTCH -> 1;
        };
    }

    private static double middle(Prototype prototype, double cosine) {
        return switch (prototype) {
            case LOW_PASS -> 1 - cosine;
            case HIGH_PASS -> -(1 + cosine);
            case NOTCH -> -2 * cosine;
        };
    }

    /// Passes what is slower than `cornerHz`; all frequencies in Hz, the corner below half the
    /// sampling frequency.
    public static Biquad lowPass(double samplesPerSecond, double cornerHz, double quality) {
        return make(Prototype.LOW_PASS, samplesPerSecond, cornerHz, quality);
    }

    /// Passes what is faster than `cornerHz`.
    public static Biquad highPass(double samplesPerSecond, double cornerHz, double quality) {
        return make(Prototype.HIGH_PASS, samplesPerSecond, cornerHz, quality);
    }

    /// Takes away `centreHz` and its neighbours, the fewer the higher `quality` is: mains hum.
    public static Biquad notch(double samplesPerSecond, double centreHz, double quality) {
        return make(Prototype.NOTCH, samplesPerSecond, centreHz, quality);
    }

    private static Biquad make(
            Prototype prototype, double samplesPerSecond, double cornerHz, double quality) {
        Check.that(cornerHz > 0 && cornerHz < samplesPerSecond / 2, "biquad: corner frequency");
        Check.that(quality > 0, "biquad: quality");
        double angle = 2 * Math.PI * cornerHz / samplesPerSecond;
        return new Biquad(prototype, Elementary.cos(angle),
            Elementary.sin(angle) / (2 * quality));
    }

    /// Takes one input, gives one output.
    public double step(double input) {
        double output = b0 * input + first;
        first = b1 * input - a1 * output + second;
        second = b2 * input - a2 * output;
        return output;
    }

    /// Forgets the past.
    public void reset() {
        first = 0;
        second = 0;
    }
}
