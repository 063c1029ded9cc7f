package homeostat.signal.ppg;

/// How much pulses look like each other.
///
/// The wave from one beat to the next is stretched to 32 points and correlated with a template that
/// follows the last ones; the index is the mean correlation of the last eight, those that are
/// negative counted as 0. A person at rest has 0.9 and more, movement takes it away.
///
/// Source: Q. Li, G. Clifford, "Dynamic time warping and machine learning for signal quality
/// assessment of pulsatile signals", Physiol. Meas. 33 (2012): template, linear stretching; C.
/// Orphanidou et al., "Signal-quality indices for the electrocardiogram and photoplethysmogram",
/// IEEE J. Biomed. Health Inform. 19 (2015): mean correlation; they trust from 0.86 on.
final class PulseQuality {
    private static final int POINTS = 32;
    private static final int BEATS = 8;
    private static final int BEATS_MIN = 4;
    private static final double INTERVAL_SECONDS_MAX = 2.5;
    private static final double RENEW = 0.2;

    private final int longest;
    private final double[] template = new double[POINTS];
    private final double[] pulse = new double[POINTS];
    private final double[] last = new double[BEATS];
    private int at;
    private int count;
    private boolean known;

    PulseQuality(double samplesPerSecond) {
        longest = (int) Math.rint(INTERVAL_SECONDS_MAX * samplesPerSecond);
    }

    /// How many samples before a beat are looked at.
    int lookBack() {
        return longest + 1;
    }

    /// A beat stands `ago` samples back in `smooth`, `interval` samples after the one before.
    void beat(Trace smooth, int ago, long interval) {
        if (interval <= 1 || interval > longest) {
            count = 0;
            return;
        }
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            double back = ago + interval * (double) (POINTS - 1 - i) / (POINTS - 1);
            int whole = (int) Math.floor(back);
            double part = back - whole;
            int next = Math.min(smooth.length() - 1, whole + 1);
            pulse[i] = smooth.ago(whole) * (1 - part) + smooth.ago(next) * part;
            sum += pulse[i];
        }
        double squares = 0;
        for (int i = 0; i < POINTS; i++) {
            pulse[i] -= sum / POINTS;
            squares += pulse[i] * pulse[i];
        }
        double size = Math.sqrt(squares);
        double correlation = 0;
        double templateSquares = 0;
        for (int i = 0; i < POINTS; i++) {
            pulse[i] = size > 0 ? pulse[i] / size : 0;
            correlation += pulse[i] * template[i];
            templateSquares += template[i] * template[i];
        }
        correlation = templateSquares > 0 ? correlation / Math.sqrt(templateSquares) : 0;
        follow(known ? correlation : 1);
    }

    private void follow(double correlation) {
        double renew = known ? RENEW : 1;
        for (int i = 0; i < POINTS; i++) {
            template[i] += renew * (pulse[i] - template[i]);
        }
        known = true;
        last[at] = Math.max(0, correlation);
        at = at == BEATS - 1 ? 0 : at + 1;
        count = Math.min(BEATS, count + 1);
    }

    /// The index, `since` samples after the last beat.
    double index(long since) {
        if (count < BEATS_MIN || since > longest) {
            return 0;
        }
        double sum = 0;
        for (int i = 1; i <= count; i++) {
            sum += last[at - i < 0 ? at - i + BEATS : at - i];
        }
        return sum / count;
    }
}
