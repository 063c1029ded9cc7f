package homeostat.record.eeg;

import homeostat.record.eeg.EegSecond.Figure;
import homeostat.signal.eeg.EegBand;
import homeostat.signal.eeg.Side;
import homeostat.signal.eeg.Symmetry;
import java.util.Arrays;

/// A recording's figures in a fixed number of columns, however long it is: what a page is drawn
/// from.
///
/// A column is one second or more, the mean of its seconds with good leads. Columns without any
/// stay empty.
public final class EegTrend implements EegReview.Listener {
    /// The most columns there are.
    public static final int COLUMNS_MAX = 1200;
    private static final double HIGHEST_HZ = 30;
    private static final Side[] HALVES = {Side.LEFT, Side.RIGHT};

    private final int columns;
    private final double secondsPerColumn;
    private final double[][][] sums;
    private final int[][][] counts;
    private final double[][][] spectra;
    private final double[][] balance;
    private final int[] balances;
    private final double[] goodShare;
    private final double[] score;
    private final int[] alarms;
    private final int[] gaps;
    private final int[] seconds;
    private double binHz;

    /// A trend over a recording of that length in seconds.
    public EegTrend(double totalSeconds) {
        secondsPerColumn = Math.max(1, Math.ceil(totalSeconds / COLUMNS_MAX));
        columns = Math.max(1, (int) Math.ceil(totalSeconds / secondsPerColumn));
        sums = new double[2][columns][Figure.values().length];
        counts = new int[2][columns][Figure.values().length];
        spectra = new double[2][columns][];
        balance = new double[columns][EegBand.values().length + 1];
        balances = new int[columns];
        goodShare = new double[columns];
        score = new double[columns];
        alarms = new int[columns];
        gaps = new int[columns];
        seconds = new int[columns];
    }

    @Override
    public void second(EegSecond second, double done, double total) {
        int column = (int) Math.min(columns - 1, (done - 0.5) / secondsPerColumn);
        seconds[column]++;
        goodShare[column] += (double) second.goodLeads() / second.monitor().leads();
        gaps[column] += second.gap() ? 1 : 0;
        alarms[column] += second.monitor().seizure().alarm() ? 1 : 0;
        score[column] = Math.max(score[column], second.monitor().seizure().score());
        for (int half = 0; half < 2; half++) {
            if (second.good(HALVES[half]) > 0) {
                add(second, half, column);
            }
        }
        Symmetry symmetry = second.monitor().symmetry();
        if (symmetry.present()) {
            balances[column]++;
            for (EegBand band : EegBand.values()) {
                balance[column][band.ordinal()] += symmetry.balance(band);
            }
            balance[column][EegBand.values().length] += symmetry.index();
        }
    }

    private void add(EegSecond second, int half, int column) {
        for (Figure figure : Figure.values()) {
            double value = second.of(HALVES[half], figure);
            if (value == value) {
                counts[half][column][figure.ordinal()]++;
                sums[half][column][figure.ordinal()] += value;
            }
        }
        Symmetry symmetry = second.monitor().symmetry();
        binHz = symmetry.binHz();
        int bins = Math.min(symmetry.bins(), (int) Math.rint(HIGHEST_HZ / binHz));
        if (spectra[half][column] == null) {
            spectra[half][column] = new double[bins];
        }
        for (int k = 0; k < bins; k++) {
            spectra[half][column][k] += half == 0
                ? symmetry.leftDensity(k) : symmetry.rightDensity(k);
        }
    }

    /// How many columns there are.
    public int columns() {
        return columns;
    }

    /// How long a column is.
    public double secondsPerColumn() {
        return secondsPerColumn;
    }

    /// Whether that half has anything to show in a column.
    public boolean present(Side half, int column) {
        return counts[index(half)][column][Figure.EDGE.ordinal()] > 0;
    }

    /// The mean of a figure in a column; not a number when empty.
    public double mean(Side half, Figure figure, int column) {
        int at = index(half);
        return sums[at][column][figure.ordinal()] / counts[at][column][figure.ordinal()];
    }

    /// The share of a band in the power of all bands, 0 to 1.
    public double share(Side half, EegBand band, int column) {
        double[] all = sums[index(half)][column];
        double sum = Arrays.stream(all, 0, EegBand.values().length).sum();
        return all[band.ordinal()] / sum;
    }

    /// The mean power density of a half in a column, in square microvolts per Hz, at the bin next
    /// to `hertz`; not a number when empty.
    public double density(Side half, int column, double hertz) {
        double[] spectrum = spectra[index(half)][column];
        if (spectrum == null) {
            return Double.NaN;
        }
        int bin = (int) Math.min(spectrum.length - 1, Math.rint(hertz / binHz));
        return spectrum[bin] / counts[index(half)][column][Figure.EDGE.ordinal()];
    }

    /// The mean difference of the halves by their sum in a band, -1 to 1; not a number when empty.
    public double balance(EegBand band, int column) {
        return balance[column][band.ordinal()] / balances[column];
    }

    /// The mean brain symmetry index, 0 to 1; not a number when empty.
    public double symmetryIndex(int column) {
        return balance[column][EegBand.values().length] / balances[column];
    }

    /// The mean share of leads that were good, 0 to 1.
    public double goodShare(int column) {
        return seconds[column] == 0 ? 0 : goodShare[column] / seconds[column];
    }

    /// The greatest seizure score in a column.
    public double score(int column) {
        return score[column];
    }

    /// Whether the seizure alarm stood in a column.
    public boolean alarm(int column) {
        return alarms[column] > 0;
    }

    /// Whether nothing at all was recorded in a column.
    public boolean gap(int column) {
        return seconds[column] > 0 && gaps[column] == seconds[column];
    }

    private static int index(Side half) {
        return half == Side.LEFT ? 0 : 1;
    }
}
