package homeostat.record.eeg;

import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.EegLead;
import homeostat.signal.eeg.EegMonitor;
import homeostat.signal.eeg.LeadState;
import homeostat.signal.eeg.Side;
import java.util.Arrays;

/// One second of a head in a few figures: the mean over the good leads of each half. Overwritten
/// second by second; not a number where a half has no good lead.
public final class EegSecond {
    /// What is told of each half.
    public enum Figure {
        /// Power by band, square microvolts.
        DELTA, THETA, ALPHA, BETA, GAMMA,
        /// Spectral edge, Hz.
        EDGE,
        /// Spectral entropy, 0 to 1.
        ENTROPY,
        /// Line length, microvolts per second.
        LINE_LENGTH,
        /// Hjorth's mobility, radians per second.
        MOBILITY,
        /// Hjorth's complexity.
        COMPLEXITY,
        /// Excess kurtosis.
        KURTOSIS,
        /// Lower border of the amplitude-integrated trace, microvolts.
        AMPLITUDE_LOWER,
        /// Its upper border, microvolts.
        AMPLITUDE_UPPER,
        /// Burst suppression, %.
        SUPPRESSION
    }

    private final EegMonitor monitor;
    private final Side[] sides;
    private final double secondsEach;
    private final double[][] figures = new double[2][Figure.values().length];
    private final int[] good = new int[2];
    private final int[] traced = new int[2];
    private int missing;

    EegSecond(EegMonitor monitor, Side[] sides, double secondsEach) {
        this.monitor = monitor;
        this.sides = sides;
        this.secondsEach = secondsEach;
    }

    /// Takes what the monitor says at the end of a second.
    void take() {
        missing = 0;
        for (int half = 0; half < 2; half++) {
            good[half] = 0;
            traced[half] = 0;
            Arrays.fill(figures[half], 0);
        }
        for (int i = 0; i < monitor.leads(); i++) {
            EegLead lead = monitor.lead(i);
            missing += lead.state() == LeadState.MISSING ? 1 : 0;
            if (lead.good() && sides[i] != Side.MIDDLE) {
                add(lead, sides[i] == Side.LEFT ? 0 : 1);
            }
        }
        for (int half = 0; half < 2; half++) {
            for (Figure figure : Figure.values()) {
                int count = figure == Figure.AMPLITUDE_LOWER || figure == Figure.AMPLITUDE_UPPER
                    ? traced[half] : good[half];
                figures[half][figure.ordinal()] /= count;
            }
        }
    }

    private void add(EegLead lead, int half) {
        double[] sums = figures[half];
        good[half]++;
        for (EegBand band : EegBand.values()) {
            sums[band.ordinal()] += lead.spectral().squareMicrovolts(band);
        }
        sums[Figure.EDGE.ordinal()] += lead.spectral().edgeHz();
        sums[Figure.ENTROPY.ordinal()] += lead.spectral().entropy();
        sums[Figure.LINE_LENGTH.ordinal()] += lead.shape().lineLengthMicrovoltsPerSecond();
        sums[Figure.MOBILITY.ordinal()] += lead.shape().mobilityPerSecond();
        sums[Figure.COMPLEXITY.ordinal()] += lead.shape().complexity();
        sums[Figure.KURTOSIS.ordinal()] += lead.shape().kurtosis();
        sums[Figure.SUPPRESSION.ordinal()] += lead.suppression().ratioPercent();
        if (lead.amplitude().lowerMicrovolts() >= 0) {
            traced[half]++;
            sums[Figure.AMPLITUDE_LOWER.ordinal()] += lead.amplitude().lowerMicrovolts();
            sums[Figure.AMPLITUDE_UPPER.ordinal()] += lead.amplitude().upperMicrovolts();
        }
    }

    /// When it ended, in seconds from the start of the recording.
    public double endSeconds() {
        return monitor.seconds() * secondsEach;
    }

    /// A figure of the left half (of all leads, where there are no halves) or of the right.
    public double of(Side half, Figure figure) {
        return figures[half == Side.LEFT ? 0 : 1][figure.ordinal()];
    }

    /// The share of a band in the power of all, 0 to 1.
    public double share(Side half, EegBand band) {
        double[] all = figures[half == Side.LEFT ? 0 : 1];
        double sum = 0;
        for (EegBand each : EegBand.values()) {
            sum += all[each.ordinal()];
        }
        return all[band.ordinal()] / sum;
    }

    /// How many leads of that half are good.
    public int good(Side half) {
        return good[half == Side.LEFT ? 0 : 1];
    }

    /// How many of all leads are good now.
    public int goodLeads() {
        int count = 0;
        for (int i = 0; i < monitor.leads(); i++) {
            count += monitor.lead(i).good() ? 1 : 0;
        }
        return count;
    }

    /// Whether nothing was recorded in this second.
    public boolean gap() {
        return missing == monitor.leads();
    }

    /// The monitor itself, for everything else.
    public EegMonitor monitor() {
        return monitor;
    }
}
