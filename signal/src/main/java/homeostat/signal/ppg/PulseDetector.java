package homeostat.signal.ppg;

import homeostat.kernel.Check;
import homeostat.signal.Biquad;
import homeostat.signal.MovingMean;

/// Finds the beats in a photoplethysmogram, one sample at a time.
///
/// The pulse points upwards: what counts absorbed light (as most sensors' raw numbers do not) is
/// given negated. The unit does not matter.
///
/// The signal is filtered to 0.5 to 8 Hz, clipped at zero and squared. Where its mean over 111 ms
/// is above its mean over 667 ms by a fiftieth of its long mean, there is a pulse, if that goes on
/// for 111 ms; its beat is the highest point of the smoothed wave within it. Both means look to
/// either side, so the decision comes a third of a second late; a pulse that has not ended after a
/// second is taken as it is. No two beats are closer than 270 ms.
///
/// The same samples give the same beats however they arrive. Nothing is allocated after
/// construction; beats rise, and none comes later than `latencyMaxSamples()` after its place.
///
/// Source: M. Elgendi et al., "Systolic peak detection in acceleration photoplethysmograms
/// measured from emergency responders in tropical conditions", PLoS ONE 8(10) (2013): band,
/// squaring, both means, the fiftieth. Own: causal filters, the long mean over 10 s instead of the
/// whole signal, the place in the wave without the high-pass, the limits of time.
public final class PulseDetector {
    /// The lowest sampling frequency, in Hz.
    public static final double SAMPLES_PER_SECOND_MIN = 25;
    /// The highest sampling frequency, in Hz.
    public static final double SAMPLES_PER_SECOND_MAX = 2000;

    private static final double LOW_HZ = 0.5;
    private static final double HIGH_HZ = 8;
    private static final double PEAK_SECONDS = 0.111;
    private static final double BEAT_SECONDS = 0.667;
    private static final double OFFSET = 0.02;
    private static final double OFFSET_SECONDS = 10;
    private static final double PULSE_SECONDS_MAX = 1;
    private static final double REFRACTORY_SECONDS = 0.27;
    private static final double PLACE_SECONDS = 0.12;

    private final Biquad low;
    private final Biquad high;
    private final MovingMean peakMean;
    private final MovingMean beatMean;
    private final Trace smooth;
    private final Trace band;
    private final Trace peakMeans;
    private final PulseQuality quality;
    private final int lag;
    private final int peakLag;
    private final int shortest;
    private final int longest;
    private final int refractory;
    private final int place;
    private final int smoothDelay;
    private final double forget;
    private double longMean;
    private double held;
    private double origin;
    private int width;
    private double highest;
    private long highestAt;
    private long now = -1;
    private long beatSample;
    private boolean beaten;

    /// A detector for a signal of that sampling frequency, from `SAMPLES_PER_SECOND_MIN` to
    /// `SAMPLES_PER_SECOND_MAX`.
    public PulseDetector(double samplesPerSecond) {
        Check.that(samplesPerSecond >= SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= SAMPLES_PER_SECOND_MAX, "pulse detector: sampling frequency");
        low = Biquad.lowPass(samplesPerSecond, HIGH_HZ, Biquad.QUALITY_FLAT);
        high = Biquad.highPass(samplesPerSecond, LOW_HZ, Biquad.QUALITY_FLAT);
        int peak = odd(PEAK_SECONDS * samplesPerSecond);
        int beat = odd(BEAT_SECONDS * samplesPerSecond);
        peakMean = new MovingMean(peak);
        beatMean = new MovingMean(beat);
        lag = beat / 2;
        peakLag = lag - peak / 2;
        shortest = peak;
        longest = samples(PULSE_SECONDS_MAX, samplesPerSecond);
        refractory = samples(REFRACTORY_SECONDS, samplesPerSecond);
        place = samples(PLACE_SECONDS, samplesPerSecond);
        // The group delay of a flat low-pass of second order, far below its corner.
        smoothDelay = samples(Math.sqrt(2) / (2 * Math.PI * HIGH_HZ), samplesPerSecond);
        quality = new PulseQuality(samplesPerSecond);
        smooth = new Trace(quality.lookBack() + lag + longest + place);
        band = new Trace(lag + 1);
        peakMeans = new Trace(peakLag + 1);
        forget = 1 / (OFFSET_SECONDS * samplesPerSecond);
    }

    private static int samples(double seconds, double samplesPerSecond) {
        return (int) Math.max(1, Math.rint(seconds * samplesPerSecond));
    }

    private static int odd(double samples) {
        return 2 * (int) Math.floor(samples / 2) + 1;
    }

    /// Takes the next sample, the pulse upwards; for what is not a number the last value holds.
    /// True when a beat has been confirmed.
    public boolean step(double value) {
        if (Math.abs(value) <= Double.MAX_VALUE) {
            held = value;
        }
        now++;
        if (now == 0) {
            origin = held;
        }
        double smoothed = low.step(held - origin);
        smooth.push(smoothed);
        double wave = high.step(smoothed);
        band.push(wave);
        double clipped = Math.max(0, wave);
        double energy = clipped * clipped;
        longMean += (energy - longMean) * Math.max(forget, 1.0 / (now + 1));
        double beatLevel = beatMean.step(energy) + OFFSET * longMean;
        peakMeans.push(peakMean.step(energy));
        return follow(peakMeans.ago(peakLag) > beatLevel);
    }

    /// The decision for the sample `lag` ago.
    private boolean follow(boolean inside) {
        boolean confirmed = false;
        if (inside && width < longest) {
            double wave = band.ago(lag);
            if (width == 0 || wave > highest) {
                highest = wave;
                highestAt = now - lag;
            }
            width++;
        }
        if (width > 0 && (!inside || width == longest)) {
            confirmed = width >= shortest && confirm();
            width = 0;
        }
        return confirmed;
    }

    private boolean confirm() {
        int ago = (int) (now - highestAt);
        int best = ago;
        for (int k = Math.max(0, ago - place); k <= Math.min(smooth.length() - 1, ago + place);
                k++) {
            if (smooth.ago(k) > smooth.ago(best)) {
                best = k;
            }
        }
        long sample = Math.max(0, now - best - smoothDelay);
        if (beaten && sample - beatSample < refractory) {
            return false;
        }
        quality.beat(smooth, best, beaten ? sample - beatSample : 0);
        beatSample = sample;
        beaten = true;
        return true;
    }

    /// Where the beat last confirmed has its peak, counted from 0, the first sample.
    public long beatSample() {
        return beatSample;
    }

    /// How many samples after its peak a beat is confirmed at the latest.
    public int latencyMaxSamples() {
        return lag + longest + place + smoothDelay;
    }

    /// The number of the sample last taken, counted from 0; -1 before the first.
    public long nowSample() {
        return now;
    }

    /// How alike the last pulses are, 0 to 1; 0 before there are enough, and two seconds and a half
    /// after the last.
    public double quality() {
        return quality.index(now - beatSample);
    }
}
