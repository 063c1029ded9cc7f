package homeostat.signal.eeg;

import homeostat.kernel.Elementary;
import homeostat.signal.Biquad;

/// The amplitude-integrated electroencephalogram: how wide the band is in which the amplitude
/// moves, as a trace that is read over hours.
///
/// 2 to 15 Hz, weighted by 12 dB a decade against the fall of the brain's own spectrum; rectified;
/// smoothed with a time constant of 0.5 s; each 15 s the 10th and the 90th percentile of what came
/// are the lower and the upper border. Borders are microvolts peak to peak: a sine wave of the
/// middle frequency and 40 microvolts peak to peak gives 40.
///
/// The envelope is slow, so it is looked at sixteen times a second and the percentiles are exact,
/// from the sorted values, with linear interpolation between neighbours.
///
/// Source: D. Maynard, P. Prior, D. Scott, "Device for continuous monitoring of cerebral activity
/// in resuscitated patients", BMJ 4 (1969): band, weighting, rectification; D. Zhang, H. Ding,
/// "Calculation of compact amplitude-integrated EEG tracing and upper and lower margins using raw
/// EEG data", Health 5 (2013): 0.5 s, 15 s and percentiles as borders. Own: filters of second
/// order, the weighting as one shelf from 3 to 10 Hz, gain 1 at the geometric middle of the band.
public final class AmplitudeTrend {
    /// How long one pair of borders is for, in seconds.
    public static final int EPOCH_SECONDS = 15;
    private static final double BAND_LOW_HZ = 2;
    private static final double BAND_HIGH_HZ = 15;
    private static final double SHELF_LOW_HZ = 3;
    private static final double SHELF_HIGH_HZ = 10;
    private static final double SMOOTHING_SECONDS = 0.5;
    private static final int LOOKS_PER_SECOND = 16;
    private static final int SETTLING_SECONDS = 2;
    private static final double LOWER = 0.1;
    private static final double UPPER = 0.9;

    private final Biquad high;
    private final Biquad low;
    private final Biquad smooth;
    private final double shelfNow;
    private final double shelfBefore;
    private final double shelfBack;
    private final int every;
    private final int settling;
    private final double[] sorted;
    private double shelfInput;
    private double shelfOutput;
    private int wait;
    private int count;
    private double lowerMicrovolts = Double.NaN;
    private double upperMicrovolts = Double.NaN;

    /// A trend for a signal of that sampling frequency, in Hz.
    AmplitudeTrend(double samplesPerSecond) {
        high = Biquad.highPass(samplesPerSecond, BAND_LOW_HZ, Biquad.QUALITY_FLAT);
        low = Biquad.lowPass(samplesPerSecond, BAND_HIGH_HZ, Biquad.QUALITY_FLAT);
        smooth = Biquad.lowPass(samplesPerSecond, 1 / (2 * Math.PI * SMOOTHING_SECONDS),
            Biquad.QUALITY_FLAT);
        double zero = warped(SHELF_LOW_HZ, samplesPerSecond);
        double pole = warped(SHELF_HIGH_HZ, samplesPerSecond);
        double middle = warped(Math.sqrt(BAND_LOW_HZ * BAND_HIGH_HZ), samplesPerSecond);
        double gain = Math.sqrt((1 + square(middle / pole)) / (1 + square(middle / zero)));
        // Peak to peak from the mean of the rectified: a sine wave's is 1 / pi of it.
        double scale = gain * Math.PI * pole / zero / (1 + pole);
        shelfNow = scale * (1 + zero);
        shelfBefore = scale * (zero - 1);
        shelfBack = (pole - 1) / (pole + 1);
        every = (int) Math.max(1, Math.floor(samplesPerSecond / LOOKS_PER_SECOND));
        settling = (int) Math.rint(SETTLING_SECONDS * samplesPerSecond);
        sorted = new double[(int) Math.rint(EPOCH_SECONDS * samplesPerSecond) / every];
        wait = every;
    }

    private static double warped(double hertz, double samplesPerSecond) {
        return Elementary.tan(Math.PI * hertz / samplesPerSecond);
    }

    private static double square(double x) {
        return x * x;
    }

    /// Takes one filtered sample; true when an epoch has ended.
    boolean step(double microvolts) {
        double band = low.step(high.step(microvolts));
        double weighted = shelfNow * band + shelfBefore * shelfInput - shelfBack * shelfOutput;
        shelfInput = band;
        shelfOutput = weighted;
        double envelope = smooth.step(Math.abs(weighted));
        wait--;
        if (wait > 0) {
            return false;
        }
        wait = every;
        return look(Math.max(0, envelope));
    }

    /// A sample is missing: the epoch is lost, and the next begins when the filters have settled.
    void skip() {
        wait = settling;
        count = 0;
        lowerMicrovolts = Double.NaN;
        upperMicrovolts = Double.NaN;
    }

    private boolean look(double envelope) {
        int place = count;
        while (place > 0 && sorted[place - 1] > envelope) {
            sorted[place] = sorted[place - 1];
            place--;
        }
        sorted[place] = envelope;
        count++;
        if (count < sorted.length) {
            return false;
        }
        count = 0;
        lowerMicrovolts = quantile(LOWER);
        upperMicrovolts = quantile(UPPER);
        return true;
    }

    private double quantile(double share) {
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        double part = place - below;
        return sorted[below] + part * (sorted[below + 1] - sorted[below]);
    }

    /// The lower border of the last whole epoch, peak to peak; not a number before the first and
    /// after a missing sample.
    public double lowerMicrovolts() {
        return lowerMicrovolts;
    }

    /// The upper border of the last whole epoch, likewise.
    public double upperMicrovolts() {
        return upperMicrovolts;
    }
}
