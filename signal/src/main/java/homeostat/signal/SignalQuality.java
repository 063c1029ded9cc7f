package homeostat.signal;

import homeostat.kernel.Check;

/// Judges a lead second by second, so that a monitor can say "check electrodes" instead of
/// counting noise as beats.
///
/// - *Saturated*: more than a fifth of the second at the amplifier's rail.
/// - *Flat*: less than 20 microvolts from lowest to highest.
/// - *Noisy*: more than 100 microvolts (root of mean square) faster than 40 Hz, where a QRS
///   complex leaves some 20.
///
/// Source: own choice of limits.
public final class SignalQuality {
    private static final double FLAT_MILLIVOLTS = 0.020;
    private static final double NOISE_MILLIVOLTS = 0.100;
    private static final double NOISE_HZ = 40;
    private static final int RAIL_PARTS = 5;

    private final int window;
    private final double railMillivolts;
    private final Biquad noiseFirst;
    private final Biquad noiseSecond;
    private SignalState state = SignalState.FLAT;
    private int count;
    private int railCount;
    private double lowest;
    private double highest;
    private double noiseSquares;

    /// A judge for a signal of that sampling frequency (more than 80 Hz) whose amplifier cannot
    /// go beyond `railMillivolts` in either direction.
    public SignalQuality(double samplesPerSecond, double railMillivolts) {
        Check.that(samplesPerSecond > 2 * NOISE_HZ, "signal quality: sampling frequency");
        Check.that(railMillivolts > 0, "signal quality: rail");
        window = (int) Math.rint(samplesPerSecond);
        this.railMillivolts = railMillivolts;
        noiseFirst = Biquad.highPass(samplesPerSecond, NOISE_HZ, Biquad.QUALITY_FLAT);
        noiseSecond = Biquad.highPass(samplesPerSecond, NOISE_HZ, Biquad.QUALITY_FLAT);
    }

    /// Takes one sample in millivolts. A NaN counts as a sample at the rail.
    public void step(double millivolts) {
        boolean usable = Math.abs(millivolts) < railMillivolts;
        double value = usable ? millivolts : 0;
        if (count == 0) {
            lowest = value;
            highest = value;
        }
        lowest = Math.min(lowest, value);
        highest = Math.max(highest, value);
        double noise = noiseSecond.step(noiseFirst.step(value));
        noiseSquares += noise * noise;
        railCount += usable ? 0 : 1;
        count++;
        if (count == window) {
            state = judge();
            count = 0;
            railCount = 0;
            noiseSquares = 0;
        }
    }

    /// The verdict on the last whole second; flat before the first.
    public SignalState state() {
        return state;
    }

    private SignalState judge() {
        if (railCount > window / RAIL_PARTS) {
            return SignalState.SATURATED;
        }
        if (highest - lowest < FLAT_MILLIVOLTS) {
            return SignalState.FLAT;
        }
        double noise = Math.sqrt(noiseSquares / window);
        return noise > NOISE_MILLIVOLTS ? SignalState.NOISY : SignalState.GOOD;
    }
}
