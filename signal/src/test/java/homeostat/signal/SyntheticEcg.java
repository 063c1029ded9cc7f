package homeostat.signal;

import homeostat.seed.Stream;

/// An electrocardiogram made of bells: P, Q, R, S and T waves at given times, with noise.
///
/// Source: shapes after P. McSharry et al., "A dynamical model for generating synthetic
/// electrocardiogram signals", IEEE Trans. Biomed. Eng. 50 (2003), table I, as plain bells.
final class SyntheticEcg {
    private static final double[] CENTRE_MS = {-180, -35, 0, 35, 260};
    private static final double[] WIDTH_MS = {25, 10, 11, 10, 55};
    private static final double[] HEIGHT_MV = {0.12, -0.1, 1.0, -0.2, 0.3};

    private final double samplesPerSecond;
    private final double[] millivolts;

    SyntheticEcg(double samplesPerSecond, double seconds) {
        this.samplesPerSecond = samplesPerSecond;
        millivolts = new double[(int) (seconds * samplesPerSecond)];
    }

    /// A steady rhythm: beats at `firstSeconds` and every `intervalSeconds` after.
    static SyntheticEcg steady(double samplesPerSecond, double seconds, double intervalSeconds) {
        SyntheticEcg ecg = new SyntheticEcg(samplesPerSecond, seconds);
        for (double at = 0.5; at < seconds; at += intervalSeconds) {
            ecg.beat(at, 1);
        }
        return ecg;
    }

    SyntheticEcg beat(double atSeconds, double scale) {
        for (int wave = 0; wave < CENTRE_MS.length; wave++) {
            bell(atSeconds * 1000 + CENTRE_MS[wave], WIDTH_MS[wave], scale * HEIGHT_MV[wave]);
        }
        return this;
    }

    SyntheticEcg bell(double centreMs, double widthMs, double heightMillivolts) {
        for (int i = 0; i < millivolts.length; i++) {
            double off = (i * 1000 / samplesPerSecond - centreMs) / widthMs;
            if (Math.abs(off) < 6) {
                millivolts[i] += heightMillivolts * Math.exp(-off * off / 2);
            }
        }
        return this;
    }

    SyntheticEcg sine(double hertz, double amplitudeMillivolts) {
        for (int i = 0; i < millivolts.length; i++) {
            millivolts[i] += amplitudeMillivolts
                * Math.sin(2 * Math.PI * hertz * i / samplesPerSecond);
        }
        return this;
    }

    SyntheticEcg noise(Stream stream, double deviationMillivolts) {
        for (int i = 0; i < millivolts.length; i++) {
            millivolts[i] += deviationMillivolts * stream.gaussian();
        }
        return this;
    }

    double[] millivolts() {
        return millivolts;
    }
}
