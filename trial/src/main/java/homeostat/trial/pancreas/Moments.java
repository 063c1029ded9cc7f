package homeostat.trial.pancreas;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Mean, spread and quantiles of a percentage that comes one patient at a time, without keeping the
/// patients.
///
/// When the patients come in antithetic pairs (see
/// [homeostat.body.glucose.GlucosePopulation]) the mean of a pair is one observation, since its two
/// halves are not independent. Quantiles are read from a histogram of tenths of a percent.
///
/// Source: running mean and sum of squares, Welford, Technometrics 4(3), 1962.
public final class Moments {
    private static final int BINS = 1001;
    private static final double BINS_PER_PERCENT = 10;

    private final boolean paired;
    private final long[] histogram = new long[BINS];
    private final Running patients = new Running();
    private final Running observations = new Running();
    private double waiting = Double.NaN;

    Moments(boolean paired) {
        this.paired = paired;
    }

    void add(double percent) {
        histogram[(int) Math.max(0, Math.min(BINS - 1,
                Math.floor(percent * BINS_PER_PERCENT)))]++;
        patients.add(percent);
        if (!paired) {
            observations.add(percent);
        } else if (Double.isNaN(waiting)) {
            waiting = percent;
        } else {
            observations.add((waiting + percent) / 2);
            waiting = Double.NaN;
        }
    }

    /// The mean over patients.
    public double mean() {
        return patients.mean;
    }

    /// Half the width of the interval that covers the true mean in 95 of 100 such trials; NaN for
    /// fewer than two observations.
    public double halfWidth() {
        return observations.count < 2 ? Double.NaN : PairedDifference.quantile(
                (int) Math.min(Integer.MAX_VALUE, observations.count - 1))
                * Math.sqrt(observations.variance() / observations.count);
    }

    /// How much wider the interval would be if as many patients were independent: above 1 where
    /// pairs help.
    public double pairGain() {
        double paired = observations.variance() / observations.count;
        return observations.count < 2 || paired <= 0 ? 1
                : Math.sqrt(patients.variance() / patients.count / paired);
    }

    /// The percentage below which that share of the patients lie, to a tenth.
    public double quantile(double share) {
        double wanted = share * patients.count;
        long passed = 0;
        for (int bin = 0; bin < BINS; bin++) {
            passed += histogram[bin];
            if (passed > 0 && passed >= wanted) {
                return bin / BINS_PER_PERCENT;
            }
        }
        return Double.NaN;
    }

    void write(DataOutput out) throws IOException {
        for (long each : histogram) {
            out.writeLong(each);
        }
        patients.write(out);
        observations.write(out);
        out.writeDouble(waiting);
    }

    void restore(DataInput in) throws IOException {
        for (int bin = 0; bin < BINS; bin++) {
            histogram[bin] = in.readLong();
        }
        patients.restore(in);
        observations.restore(in);
        waiting = in.readDouble();
    }

    /// One running mean.
    private static final class Running {
        private long count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double away = value - mean;
            mean += away / count;
            squares += away * (value - mean);
        }

        double variance() {
            return squares / (count - 1);
        }

        void write(DataOutput out) throws IOException {
            out.writeLong(count);
            out.writeDouble(mean);
            out.writeDouble(squares);
        }

        void restore(DataInput in) throws IOException {
            count = in.readLong();
            mean = in.readDouble();
            squares = in.readDouble();
        }
    }
}
