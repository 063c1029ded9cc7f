package homeostat.signal.eeg;

import homeostat.kernel.Elementary;

/// What a lead's spectrum comes down to: powers by band, spectral edge, entropy, and its one
/// strongest rhythm.
///
/// Edge and entropy look at 0.5 to 30 Hz: above, the scalp tells more of its muscles. Two figures
/// are there for the seizure detector. The *slope* is line length as the spectrum tells it: how
/// steep the wave is, root of mean square, from 2.5 to 25 Hz only, so that neither sweat nor muscle
/// stretches it. The *rhythm* is the strongest frequency from 2.5 to 29.5 Hz and its share, with
/// the spectrum weighted by frequency, which makes the ordinary brain flat: noise and muscle give
/// a sixth, a rhythm a quarter and more.
///
/// Source: spectral edge: I. Rampil et al., "Spectral edge frequency: a new correlate of
/// anesthetic depth", Anesthesiology 53 (1980); entropy: T. Inouye et al., "Quantification of EEG
/// irregularity by use of the entropy of the power spectrum", Electroenceph. clin. Neurophysiol. 79
/// (1991). Slope and rhythm: own; three neighbouring bins are what Hann's window makes of one
/// frequency.
public final class SpectralTrend {
    private static final double LOW_HZ = 0.5;
    private static final double HIGH_HZ = 30;
    private static final double RHYTHM_LOW_HZ = 2.5;
    private static final double SLOPE_HIGH_HZ = 25;
    private static final double EDGE = 0.95;

    private final double[] squareMicrovolts = new double[5];
    private double totalSquareMicrovolts;
    private double edgeHz;
    private double entropy;
    private double slopeMicrovoltsPerSecond;
    private double rhythmHz;
    private double rhythmShare;

    /// Nothing seen yet: all figures are zero.
    SpectralTrend() {
    }

    void take(EegSpectrum spectrum) {
        double total = 0;
        for (int b = 0; b < squareMicrovolts.length; b++) {
            double power = sum(spectrum, spectrum.bin(low(b)), spectrum.bin(high(b)))
                * spectrum.binHz();
            squareMicrovolts[b] = power;
            total += power;
        }
        totalSquareMicrovolts = total;
        int from = spectrum.bin(LOW_HZ);
        int to = spectrum.bin(HIGH_HZ);
        double sum = sum(spectrum, from, to);
        if (sum > 0) {
            edgeHz = edge(spectrum, from, EDGE * sum);
            entropy = entropy(spectrum, from, to, sum);
            rhythm(spectrum, to);
            slope(spectrum);
        } else {
            edgeHz = 0;
            entropy = 0;
            slopeMicrovoltsPerSecond = 0;
            rhythmHz = 0;
            rhythmShare = 0;
        }
    }

    private static double low(int band) {
        return switch (band) {
            case 0 -> EegBand.DELTA.lowHz();
            case 1 -> EegBand.THETA.lowHz();
            case 2 -> EegBand.ALPHA.lowHz();
            case 3 -> EegBand.BETA.lowHz();
            default -> EegBand.GAMMA.lowHz();
        };
    }

    private static double high(int band) {
        return switch (band) {
            case 0 -> EegBand.DELTA.highHz();
            case 1 -> EegBand.THETA.highHz();
            case 2 -> EegBand.ALPHA.highHz();
            case 3 -> EegBand.BETA.highHz();
            default -> EegBand.GAMMA.highHz();
        };
    }

    private static double sum(EegSpectrum spectrum, int from, int to) {
        double sum = 0;
        for (int k = from; k < to; k++) {
            sum += spectrum.density(k);
        }
        return sum;
    }

    private static double edge(EegSpectrum spectrum, int from, double wanted) {
        double sum = 0;
        int k = from;
        while (k < spectrum.bins() - 1 && sum + spectrum.density(k) < wanted) {
            sum += spectrum.density(k);
            k++;
        }
        double part = (wanted - sum) / spectrum.density(k);
        return (k - 0.5 + part) * spectrum.binHz();
    }

    private static double entropy(EegSpectrum spectrum, int from, int to, double sum) {
        double information = 0;
        for (int k = from; k < to; k++) {
            double density = spectrum.density(k);
            if (density > 0) {
                information += density * Elementary.log(density);
            }
        }
        return (Elementary.log(sum) - information / sum) / Elementary.log(to - from);
    }

    private void slope(EegSpectrum spectrum) {
        int to = spectrum.bin(SLOPE_HIGH_HZ);
        double sum = 0;
        for (int k = spectrum.bin(RHYTHM_LOW_HZ); k < to; k++) {
            double angular = 2 * Math.PI * k * spectrum.binHz();
            sum += spectrum.density(k) * (angular * angular);
        }
        slopeMicrovoltsPerSecond = Math.sqrt(sum * spectrum.binHz());
    }

    private void rhythm(EegSpectrum spectrum, int to) {
        int from = spectrum.bin(RHYTHM_LOW_HZ);
        double strongest = 0;
        double sum = 0;
        double before = 0;
        double last = 0;
        int place = from;
        for (int k = from; k < to; k++) {
            double weighted = spectrum.density(k) * k;
            double three = before + last + weighted;
            if (three > strongest) {
                strongest = three;
                place = k - 1;
            }
            sum += weighted;
            before = last;
            last = weighted;
        }
        rhythmHz = place * spectrum.binHz();
        rhythmShare = sum > 0 ? strongest / sum : 0;
    }

    /// The power in a band.
    public double squareMicrovolts(EegBand band) {
        return squareMicrovolts[band.ordinal()];
    }

    /// The power in all bands.
    public double totalSquareMicrovolts() {
        return totalSquareMicrovolts;
    }

    /// The share of a band in the power of all, 0 to 1.
    public double share(EegBand band) {
        return totalSquareMicrovolts > 0 ? squareMicrovolts(band) / totalSquareMicrovolts : 0;
    }

    /// The frequency below which 95 % of the power lies.
    public double edgeHz() {
        return edgeHz;
    }

    /// Shannon's entropy of the spectrum over that of a flat one: 0 for one tone, 1 for noise.
    public double entropy() {
        return entropy;
    }

    /// How steep the wave is from 2.5 to 25 Hz, root of mean square.
    public double slopeMicrovoltsPerSecond() {
        return slopeMicrovoltsPerSecond;
    }

    /// The frequency of the strongest rhythm, 2.5 to 29.5 Hz.
    public double rhythmHz() {
        return rhythmHz;
    }

    /// The share of that rhythm in the weighted spectrum from 2.5 to 30 Hz, 0 to 1.
    public double rhythmShare() {
        return rhythmShare;
    }
}
