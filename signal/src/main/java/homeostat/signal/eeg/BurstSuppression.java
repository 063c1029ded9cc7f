package homeostat.signal.eeg;

import homeostat.kernel.Elementary;

/// How much of the time the brain is silent between bursts: deep anaesthesia, cold, lack of oxygen.
///
/// Mean and variance of the last tenth of a second are followed by recursion. Where the variance
/// is below that of a sine wave of 10 microvolts peak to peak, and stays so for half a second or
/// longer, the brain is suppressed; the ratio is the suppressed share of the last 60 s, missing
/// samples not counted.
///
/// Source: M. Westover et al., "Real-time segmentation of burst suppression patterns in critical
/// care EEG monitoring", J. Neurosci. Methods 219 (2013): recursive variance, memory 0.105 s
/// (0.9534 at 200 Hz); J. Rampil, "A primer for EEG signal processing in anesthesia",
/// Anesthesiology 89 (1998): half a second, 60 s; L. Hirsch et al., "ACNS Standardized Critical
/// Care EEG Terminology: 2021 version", J. Clin. Neurophysiol. 38 (2021): suppressed is below 10
/// microvolts.
public final class BurstSuppression {
    private static final double MEMORY_SECONDS = 0.1048;
    private static final double VARIANCE_SQUARE_MICROVOLTS = 12.5;
    private static final double SHORTEST_SECONDS = 0.5;
    private static final int RATIO_SECONDS = 60;

    private final double keep;
    private final double renew;
    private final int shortest;
    private final int[] suppressed = new int[RATIO_SECONDS];
    private final int[] lengths = new int[RATIO_SECONDS];
    private int at;
    private long suppressedSum;
    private long sampleSum;
    private int suppressedNow;
    private int samples;
    private int run;
    private double mean;
    private double variance;

    /// A judge for a signal of that sampling frequency, in Hz.
    BurstSuppression(double samplesPerSecond) {
        keep = Elementary.exp(-1 / (MEMORY_SECONDS * samplesPerSecond));
        renew = 1 - keep;
        shortest = (int) Math.rint(SHORTEST_SECONDS * samplesPerSecond);
    }

    void step(double microvolts) {
        mean = keep * mean + renew * microvolts;
        double away = microvolts - mean;
        variance = keep * variance + renew * (away * away);
        samples++;
        if (variance < VARIANCE_SQUARE_MICROVOLTS) {
            run++;
            if (run > shortest) {
                suppressedNow++;
            } else if (run == shortest) {
                suppressedNow += shortest;
            }
        } else {
            run = 0;
        }
    }

    /// A sample is missing: it is neither silent nor not.
    void skip() {
        run = 0;
    }

    /// The second ends here.
    void endSecond() {
        suppressedSum += suppressedNow - suppressed[at];
        sampleSum += samples - lengths[at];
        suppressed[at] = suppressedNow;
        lengths[at] = samples;
        at = at == RATIO_SECONDS - 1 ? 0 : at + 1;
        suppressedNow = 0;
        samples = 0;
    }

    /// The suppressed share of the last 60 s (of what there was so far, before), 0 to 100 %.
    public double ratioPercent() {
        return sampleSum == 0 ? 0 : Math.min(100, 100.0 * suppressedSum / sampleSum);
    }

    /// Whether the brain is suppressed at this sample.
    public boolean suppressed() {
        return run >= shortest;
    }
}
