package homeostat.signal;

import homeostat.kernel.Check;

/// One lead as the detector of fibrillation sees it: its last four seconds, some 8 ms a point, from
/// 1 to 20 Hz.
///
/// *Leakage* is what is left of the wave when it is added to itself half a period later, as a part
/// of both: 0 for a sine, whatever its frequency, near 1 for a row of spikes. The period is that of
/// the sine which would go as far up and down as the wave does. *Fullness* is the part of the time
/// in which the wave is above a fifth of its peak: a QRS complex is short, a fibrillating heart
/// never rests.
///
/// Source: leakage: S. Kuo and R. Dillman, "Computer detection of ventricular fibrillation",
/// Computers in Cardiology (1978); fullness: M. Arafat, A. Chowdhury and M. Hasan, "A simple time
/// domain algorithm for the detection of ventricular fibrillation in electrocardiogram", Signal,
/// Image and Video Processing 5 (2011), without their taper.
final class FibrillationLead {
    /// What a window spans, in seconds.
    static final double SECONDS = 4;

    /// In how many pieces a window is measured, so that no step of a device has to do it all.
    static final int PIECES = 60;

    private static final int PARTS = PIECES / 3;
    private static final int PART_MAX = 40;
    private static final double POINTS_PER_SECOND = 120;
    private static final double LOWEST_HZ = 1;
    private static final double HIGHEST_HZ = 20;
    private static final double LIVE_MILLIVOLTS = 0.15;
    private static final double PEAK_PART = 0.2;

    private final double[] ring;
    private final Biquad highPass;
    private final Biquad lowPass;
    private final int decimation;
    private final int window;
    private final double pointsPerSecond;
    private double held;
    private double sum;
    private int inSum;
    private int newest;
    private int measured;
    private int half;
    private double size;
    private double way;
    private double left;
    private double both;
    private int above;
    private double mean;
    private double peak;
    private double leakage;
    private double fullness;
    private double hertz;

    /// A lead whose windows are measured within `measuredWithin` samples: so much more than a
    /// window is kept, up to a power of two.
    FibrillationLead(double samplesPerSecond, int measuredWithin) {
        Check.that(samplesPerSecond >= QrsDetector.SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= QrsDetector.SAMPLES_PER_SECOND_MAX,
            "fibrillation: sampling frequency");
        decimation = Math.max(1, (int) Math.rint(samplesPerSecond / POINTS_PER_SECOND));
        pointsPerSecond = samplesPerSecond / decimation;
        window = (int) Math.rint(SECONDS * pointsPerSecond);
        int kept = 1;
        while (kept <= window + measuredWithin / decimation) {
            kept *= 2;
        }
        ring = new double[kept];
        highPass = Biquad.highPass(pointsPerSecond, LOWEST_HZ, Biquad.QUALITY_FLAT);
        lowPass = Biquad.lowPass(pointsPerSecond, HIGHEST_HZ, Biquad.QUALITY_FLAT);
    }

    /// Takes one sample in millivolts; a NaN is a gap in which the last value holds. True when it
    /// completes a point.
    boolean step(double millivolts) {
        if (millivolts == millivolts) {
            held = Math.max(-QrsDetector.MILLIVOLTS_MAX,
                Math.min(QrsDetector.MILLIVOLTS_MAX, millivolts));
        }
        sum += held;
        inSum++;
        if (inSum < decimation) {
            return false;
        }
        newest = newest + 1 & ring.length - 1;
        ring[newest] = lowPass.step(highPass.step(sum / decimation));
        sum = 0;
        inSum = 0;
        return true;
    }

    /// Points in a second.
    double pointsPerSecond() {
        return pointsPerSecond;
    }

    /// Begins to measure the last four seconds: `PIECES` calls of `measure` follow, within as
    /// many samples as the constructor was told.
    void begin() {
        measured = newest;
        mean = 0;
        size = 0;
        way = 0;
        peak = 0;
        left = 0;
        both = 0;
        above = 0;
    }

    /// Does the piece of that number, 0 to `PIECES - 1`, of measuring: first the mean, then the
    /// size and the frequency, then how well the wave folds onto itself.
    void measure(int piece) {
        int part = piece % PARTS;
        int from = window * part / PARTS;
        int to = window * (part + 1) / PARTS;
        if (piece < PARTS) {
            sum(from, to);
        } else if (piece < 2 * PARTS) {
            size(from, to);
        } else {
            fold(from, to);
        }
        if (piece == 2 * PARTS - 1) {
            hertz = size > 0 ? way * pointsPerSecond / (2 * Math.PI * size) : 0;
            half = hertz > 0 ? (int) Math.rint(Math.min(window, pointsPerSecond / hertz / 2))
                : window;
        } else if (piece == PIECES - 1) {
            leakage = both > 0 && half < window / 2 ? left / both : 1;
            fullness = (double) above / window;
        }
    }

    private void sum(int from, int to) {
        for (int i = 0; i < PART_MAX && from + i < to; i++) {
            mean += at(from + i) / window;
        }
    }

    private void size(int from, int to) {
        double before = at(Math.max(0, from - 1)) - mean;
        for (int i = 0; i < PART_MAX && from + i < to; i++) {
            double value = at(from + i) - mean;
            size += Math.abs(value);
            way += Math.abs(value - before);
            peak = Math.max(peak, Math.abs(value));
            before = value;
        }
    }

    private void fold(int from, int to) {
        for (int i = 0; i < PART_MAX && from + i < to; i++) {
            double value = at(from + i) - mean;
            above += Math.abs(value) > PEAK_PART * peak ? 1 : 0;
            if (from + i + half < window) {
                double earlier = at(from + i + half) - mean;
                left += Math.abs(value + earlier);
                both += Math.abs(value) + Math.abs(earlier);
            }
        }
    }

    private double at(int ago) {
        return ring[measured - ago & ring.length - 1];
    }

    /// True when something moves here.
    boolean live() {
        return peak > LIVE_MILLIVOLTS;
    }

    /// How far it is from a sine, 0 to 1.
    double leakage() {
        return leakage;
    }

    /// The part of the time above a fifth of the peak, 0 to 1.
    double fullness() {
        return fullness;
    }

    /// The frequency of the sine that goes as far up and down.
    double hertz() {
        return hertz;
    }
}
