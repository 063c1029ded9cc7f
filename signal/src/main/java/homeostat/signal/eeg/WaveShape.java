package homeostat.signal.eeg;

/// The shape of the wave in the time domain, over two seconds, anew each second: line length,
/// Hjorth's activity, mobility and complexity, kurtosis.
///
/// Sums of a second are kept and added to those of the second before, so a window costs no more
/// than its second half. A difference belongs to the later of its two samples.
///
/// Source: line length: R. Esteller et al., "Line length: an efficient feature for seizure onset
/// detection", Proc. IEEE EMBS 23 (2001); B. Hjorth, "EEG analysis based on time domain
/// properties", Electroenceph. clin. Neurophysiol. 29 (1970).
public final class WaveShape {
    private final Sums now = new Sums();
    private final Sums before = new Sums();
    private double last;
    private double lastDifference;

    private double lineLengthMicrovoltsPerSecond;
    private double activitySquareMicrovolts;
    private double mobilityPerSecond;
    private double complexity;
    private double kurtosis;

    /// Sums over one second: of the wave's powers, its differences and its second differences.
    private static final class Sums {
        private int count;
        private double first;
        private double second;
        private double third;
        private double fourth;
        private double length;
        private double slope;
        private double slopeSquare;
        private double bend;
        private double bendSquare;

        private void take(Sums other) {
            count = other.count;
            first = other.first;
            second = other.second;
            third = other.third;
            fourth = other.fourth;
            length = other.length;
            slope = other.slope;
            slopeSquare = other.slopeSquare;
            bend = other.bend;
            bendSquare = other.bendSquare;
            other.clear();
        }

        private void clear() {
            count = 0;
            first = 0;
            second = 0;
            third = 0;
            fourth = 0;
            length = 0;
            slope = 0;
            slopeSquare = 0;
            bend = 0;
            bendSquare = 0;
        }
    }

    /// Nothing seen yet: all figures are zero.
    WaveShape() {
    }

    void step(double microvolts) {
        Sums sums = now;
        double difference = microvolts - last;
        double bend = difference - lastDifference;
        double square = microvolts * microvolts;
        sums.count++;
        sums.first += microvolts;
        sums.second += square;
        sums.third += square * microvolts;
        sums.fourth += square * square;
        sums.length += Math.abs(difference);
        sums.slope += difference;
        sums.slopeSquare += difference * difference;
        sums.bend += bend;
        sums.bendSquare += bend * bend;
        last = microvolts;
        lastDifference = difference;
    }

    /// The second ends here: figures for it and the one before, at that sampling frequency.
    void endSecond(double samplesPerSecond) {
        double n = before.count + now.count;
        double mean = (before.first + now.first) / n;
        double square = (before.second + now.second) / n;
        double cube = (before.third + now.third) / n;
        double fourth = (before.fourth + now.fourth) / n;
        double slope = (before.slope + now.slope) / n;
        double bend = (before.bend + now.bend) / n;
        double variance = square - mean * mean;
        double slopes = (before.slopeSquare + now.slopeSquare) / n - slope * slope;
        double bends = (before.bendSquare + now.bendSquare) / n - bend * bend;
        double central = fourth - 4 * mean * cube + 6 * mean * mean * square
            - 3 * mean * mean * mean * mean;
        boolean moves = variance > 0 && slopes > 0;
        double mobility = moves ? Math.sqrt(slopes / variance) : 0;
        lineLengthMicrovoltsPerSecond = (before.length + now.length) / n * samplesPerSecond;
        activitySquareMicrovolts = Math.max(0, variance);
        mobilityPerSecond = mobility * samplesPerSecond;
        complexity = moves ? Math.sqrt(Math.max(0, bends) / slopes) / mobility : 0;
        kurtosis = moves ? central / (variance * variance) - 3 : 0;
        before.take(now);
    }

    /// How far the pen travels up and down in a second.
    public double lineLengthMicrovoltsPerSecond() {
        return lineLengthMicrovoltsPerSecond;
    }

    /// Hjorth's activity: the variance.
    public double activitySquareMicrovolts() {
        return activitySquareMicrovolts;
    }

    /// Hjorth's mobility: the mean angular frequency, in radians per second.
    public double mobilityPerSecond() {
        return mobilityPerSecond;
    }

    /// Hjorth's complexity: 1 for a sine wave, more for anything else.
    public double complexity() {
        return complexity;
    }

    /// Excess kurtosis: 0 for noise, high for spikes, -1.5 for a sine wave.
    public double kurtosis() {
        return kurtosis;
    }
}
