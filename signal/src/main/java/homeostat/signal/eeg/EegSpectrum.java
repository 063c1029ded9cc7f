package homeostat.signal.eeg;

import homeostat.kernel.Check;
import homeostat.kernel.Elementary;
import homeostat.signal.RealTransform;

/// The power density of two seconds of one lead: Hann's window, mean taken away, one periodogram.
///
/// One for all leads of a monitor: it remembers nothing between them but the last spectrum. Where
/// two seconds are no power of two samples, zeros fill up, and the bins lie closer.
///
/// Source: P. Welch, IEEE Trans. Audio Electroacoust. 15 (1967), for one segment; scaled so that
/// the sum over the bins times their width is the variance.
public final class EegSpectrum {
    /// How long a window is, in seconds; it moves on by one.
    public static final int WINDOW_SECONDS = 2;

    private final RealTransform transform;
    private final double[] hann;
    private final double[] windowed;
    private final double[] density;
    private final double scale;
    private final double binHz;

    /// A spectrum of windows of `window` samples at that sampling frequency, up to `highestHz`.
    EegSpectrum(int window, double samplesPerSecond, double highestHz) {
        int length = Integer.highestOneBit(window);
        length = length == window ? window : 2 * length;
        transform = new RealTransform(length);
        binHz = samplesPerSecond / length;
        int bins = (int) Math.floor(highestHz / binHz) + 1;
        Check.that(bins <= length / 2, "EEG spectrum: sampling frequency");
        density = new double[bins];
        windowed = new double[length];
        hann = new double[window];
        double squares = 0;
        for (int i = 0; i < window; i++) {
            hann[i] = 0.5 - 0.5 * Elementary.cos(2 * Math.PI * i / window);
            squares += hann[i] * hann[i];
        }
        scale = 2 / (samplesPerSecond * squares);
    }

    /// Analyses the ring `samples`, oldest at `from`.
    void analyse(double[] samples, int from) {
        int window = hann.length;
        int late = window - from;
        double sum = 0;
        for (int i = 0; i < window; i++) {
            sum += samples[i];
        }
        double mean = sum / window;
        for (int i = 0; i < late; i++) {
            windowed[i] = (samples[from + i] - mean) * hann[i];
        }
        for (int i = 0; i < from; i++) {
            windowed[late + i] = (samples[i] - mean) * hann[late + i];
        }
        for (int i = window; i < windowed.length; i++) {
            windowed[i] = 0;
        }
        transform.power(windowed, density, density.length);
        for (int k = 0; k < density.length; k++) {
            density[k] *= scale;
        }
    }

    /// The first bin of a frequency not below `hertz`.
    int bin(double hertz) {
        return Math.min(density.length, (int) Math.ceil(hertz / binHz - 1e-9));
    }

    /// How many bins there are, from 0 Hz.
    public int bins() {
        return density.length;
    }

    /// The distance of two bins in Hz.
    public double binHz() {
        return binHz;
    }

    /// The density in bin `k`, in square microvolts per Hz.
    public double density(int k) {
        return density[k];
    }
}
