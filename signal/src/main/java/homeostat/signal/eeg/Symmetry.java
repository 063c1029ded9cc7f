package homeostat.signal.eeg;

/// The mean spectrum of the left and of the right half of the head, and how far they differ.
///
/// The brain symmetry index is the mean over the frequencies of the difference of the halves by
/// their sum: 0 when they are alike, 1 when one of them is silent. It is given with a sign for each
/// band (positive: more power on the right), so that one sees which side is down.
///
/// Only good leads count; without one on each side there is no index.
///
/// Source: M. van Putten, "The revised brain symmetry index", Clin. Neurophysiol. 118 (2007): mean
/// power of each half, 1 to 25 Hz.
public final class Symmetry {
    private static final double LOW_HZ = 1;
    private static final double HIGH_HZ = 25;

    private final Side[] sides;
    private final double binHz;
    private final double[] left;
    private final double[] right;
    private final int from;
    private final int to;
    private final int[] bandBins = new int[6];
    private int lefts;
    private int rights;
    private double index = Double.NaN;

    /// Nothing seen yet.
    Symmetry(Side[] sides, EegSpectrum spectrum) {
        this.sides = new Side[sides.length];
        for (int i = 0; i < sides.length; i++) {
            this.sides[i] = sides[i];
        }
        binHz = spectrum.binHz();
        left = new double[spectrum.bins()];
        right = new double[spectrum.bins()];
        from = spectrum.bin(LOW_HZ);
        to = spectrum.bin(HIGH_HZ);
        bandBins[0] = spectrum.bin(EegBand.DELTA.lowHz());
        bandBins[1] = spectrum.bin(EegBand.THETA.lowHz());
        bandBins[2] = spectrum.bin(EegBand.ALPHA.lowHz());
        bandBins[3] = spectrum.bin(EegBand.BETA.lowHz());
        bandBins[4] = spectrum.bin(EegBand.GAMMA.lowHz());
        bandBins[5] = spectrum.bin(EegBand.GAMMA.highHz());
    }

    void begin() {
        lefts = 0;
        rights = 0;
        for (int k = 0; k < left.length; k++) {
            left[k] = 0;
            right[k] = 0;
        }
    }

    void add(int lead, EegSpectrum spectrum) {
        switch (sides[lead]) {
            case LEFT -> {
                lefts++;
                addTo(left, spectrum);
            }
            case RIGHT -> {
                rights++;
                addTo(right, spectrum);
            }
            case MIDDLE -> { }
        }
    }

    private static void addTo(double[] half, EegSpectrum spectrum) {
        for (int k = 0; k < half.length; k++) {
            half[k] += spectrum.density(k);
        }
    }

    void end() {
        divide(left, lefts);
        divide(right, rights);
        index = Double.NaN;
        if (present()) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += Math.abs(difference(left[k], right[k]));
            }
            index = sum / (to - from);
        }
    }

    private static void divide(double[] half, int count) {
        for (int k = 0; k < half.length; k++) {
            half[k] = count == 0 ? Double.NaN : half[k] / count;
        }
    }

    private static double difference(double left, double right) {
        double sum = left + right;
        return sum > 0 ? (right - left) / sum : 0;
    }

    /// Whether each half has a good lead.
    public boolean present() {
        return lefts > 0 && rights > 0;
    }

    /// The revised brain symmetry index, 0 to 1; not a number unless both halves are present.
    public double index() {
        return index;
    }

    /// The difference of the halves in a band by their sum, -1 (only the left) to 1 (only the
    /// right); not a number unless both are present.
    public double balance(EegBand band) {
        return present()
            ? difference(power(left, band.ordinal()), power(right, band.ordinal())) : Double.NaN;
    }

    /// The mean power of the left in a band, in square microvolts; not a number without a lead.
    public double leftSquareMicrovolts(EegBand band) {
        return power(left, band.ordinal());
    }

    /// The mean power of the right in a band, in square microvolts; not a number without a lead.
    public double rightSquareMicrovolts(EegBand band) {
        return power(right, band.ordinal());
    }

    private double power(double[] half, int band) {
        double sum = 0;
        for (int k = bandBins[band]; k < bandBins[band + 1]; k++) {
            sum += half[k];
        }
        return sum * binHz;
    }

    /// How many bins the mean spectra have, from 0 Hz.
    public int bins() {
        return left.length;
    }

    /// The distance of two bins in Hz.
    public double binHz() {
        return binHz;
    }

    /// The mean density of the left in bin `k`, in square microvolts per Hz.
    public double leftDensity(int k) {
        return left[k];
    }

    /// The mean density of the right in bin `k`, in square microvolts per Hz.
    public double rightDensity(int k) {
        return right[k];
    }
}
