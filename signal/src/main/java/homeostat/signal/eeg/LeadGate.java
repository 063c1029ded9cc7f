package homeostat.signal.eeg;

/// Judges a lead second by second, from the samples as they come and as they leave the filter.
///
/// - *Missing*: more than a tenth of the second was no number.
/// - *Saturated*: more than a tenth of it at the rail.
/// - *Flat*: less than half a microvolt from lowest to highest, which is less than the noise of any
///   electrode on skin. Burst suppression and electrocerebral silence stay above it.
/// - *Swinging*: more than 1.5 mV from lowest to highest in the band of the brain; the largest
///   seizures of children reach 1 mV.
///
/// What is not a number, or beyond the rail, is replaced by the last good sample, so that one of
/// them cannot spoil the filter for seconds.
///
/// Source: own choice of limits.
final class LeadGate {
    private static final double FLAT_MICROVOLTS = 0.5;
    private static final double SWING_MICROVOLTS = 1500;
    private static final int PARTS = 10;

    private final int second;
    private final double railMicrovolts;
    private double held;
    private boolean holding;
    private double lowest;
    private double highest;
    private double lowestFiltered;
    private double highestFiltered;
    private int missing;
    private int saturated;
    private boolean begun;
    private double origin;

    LeadGate(int second, double railMicrovolts) {
        this.second = second;
        this.railMicrovolts = railMicrovolts;
        begin();
    }

    /// The sample to go on with, counted from the first good one, so that the constant offset of
    /// an electrode does not shake the filter.
    double admit(double microvolts) {
        holding = !(Math.abs(microvolts) < railMicrovolts);
        if (!holding) {
            if (!begun) {
                begun = true;
                origin = microvolts;
            }
            held = microvolts - origin;
        } else if (microvolts == microvolts) {
            saturated++;
        } else {
            missing++;
        }
        // Not Math.min: that also orders zeros and passes on what is no number, and costs for it.
        if (held < lowest) {
            lowest = held;
        }
        if (held > highest) {
            highest = held;
        }
        return held;
    }

    /// Whether the sample last admitted was replaced.
    boolean held() {
        return holding;
    }

    void filtered(double microvolts) {
        if (microvolts < lowestFiltered) {
            lowestFiltered = microvolts;
        }
        if (microvolts > highestFiltered) {
            highestFiltered = microvolts;
        }
    }

    /// The verdict on the second that ends here.
    LeadState endSecond() {
        LeadState state = judge();
        begin();
        return state;
    }

    private LeadState judge() {
        if (missing * PARTS > second) {
            return LeadState.MISSING;
        }
        if (saturated * PARTS > second) {
            return LeadState.SATURATED;
        }
        if (highest - lowest < FLAT_MICROVOLTS) {
            return LeadState.FLAT;
        }
        return highestFiltered - lowestFiltered > SWING_MICROVOLTS
            ? LeadState.SWINGING : LeadState.GOOD;
    }

    private void begin() {
        lowest = Double.POSITIVE_INFINITY;
        highest = Double.NEGATIVE_INFINITY;
        lowestFiltered = Double.POSITIVE_INFINITY;
        highestFiltered = Double.NEGATIVE_INFINITY;
        missing = 0;
        saturated = 0;
    }
}
