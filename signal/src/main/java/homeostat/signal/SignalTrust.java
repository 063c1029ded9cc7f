package homeostat.signal;

import homeostat.kernel.Check;

/// Says whether what is concluded from an electrocardiogram may be believed: the "shutdown" of a
/// monitor that does not know, for a controller that must then not act.
///
/// Judged once a second. There is no trust while no lead is fit for use ([SignalQuality]), or while
/// noise stands so near to the beats that the detector can hardly tell them apart
/// (`QrsDetector.noisePerMille()`). It is lost after one such second, and given again after three
/// good ones in a row: too late rather than too early. Beats are detected all the while; whoever
/// counts them knows which to leave out.
///
/// Source: that a detector's silence in noise is accounted for and not hidden: ANSI/AAMI EC57:1998,
/// 4.3.2 ("shutdown"); limits: own.
public final class SignalTrust {
    private static final int NOISE_PER_MILLE_MAX = 650;
    private static final int GOOD_SECONDS = 3;

    private final int window;
    private int samples;
    private int goodSeconds = GOOD_SECONDS;

    /// A judge for signals of that sampling frequency, in Hz.
    public SignalTrust(double samplesPerSecond) {
        Check.that(samplesPerSecond >= 1, "signal trust: sampling frequency");
        window = (int) Math.rint(samplesPerSecond);
    }

    /// Takes the next sample's verdicts: whether any lead is fit for use, and how high the detector
    /// finds noise to stand, in thousandths of a beat.
    public void step(boolean isUsable, int noisePerMille) {
        samples++;
        if (samples == window) {
            samples = 0;
            boolean good = isUsable && noisePerMille <= NOISE_PER_MILLE_MAX;
            goodSeconds = good ? Math.min(GOOD_SECONDS, goodSeconds + 1) : 0;
        }
    }

    /// True while what is concluded may be believed.
    public boolean given() {
        return goodSeconds >= GOOD_SECONDS;
    }
}
