package homeostat.signal;

import homeostat.kernel.Check;
import homeostat.kernel.Elementary;

/// The QT interval: from the beginning of the QRS complex to the end of the T wave, in one lead.
///
/// The end of the T wave is where the area between the wave and its present level, over the 128 ms
/// before, is largest: the wave has then just come to rest, whichever way it points, and noise and
/// wander hardly move the place. The complex begins where, seen backwards from its first steep
/// slope, the slope has been below a tenth of the steepest for 12 ms. What is told is the median of the
/// last eight beats that were measured; fewer than four tell nothing.
///
/// Source: end of T: Q. Zhang, A. Illanes Manriquez, C. Medigue, Y. Papelier and M. Sorine, "An
/// algorithm for robust and efficient location of T-wave ends in electrocardiograms", IEEE Trans.
/// Biomed. Eng. 53 (2006), with its window, search interval and ratio; onset by a part of the
/// steepest slope: P. Laguna et al., "New algorithm for QT interval analysis in 24-hour Holter ECG",
/// Med. Biol. Eng. Comput. 28 (1990); correction for the rate: L. Fridericia, Acta Med. Scand. 53
/// (1920), and H. Bazett, Heart 7 (1920).
public final class QtMeter {
    private static final double POINTS_PER_SECOND = 250;
    private static final int RING = 1024;
    private static final double AREA_MS = 128;
    private static final double LEVEL_MS = 16;
    private static final double SHORT_RR_MS = 880;
    private static final double BOTH_WAYS = 6;
    private static final double ONSET_BACK_MS = 120;
    private static final double ONSET_AFTER_MS = 40;
    private static final double STEEP_PART = 0.3;
    private static final double FLAT_PART = 0.1;
    private static final int FLAT_POINTS = 3;
    private static final int MEASURED_MIN = 4;
    private static final double QT_MS_MIN = 200;
    private static final double QT_MS_MAX = 700;

    private final double[] ring = new double[RING];
    private final LastEight lengths = new LastEight(0);
    private final LastEight intervals = new LastEight(0);
    private final int decimation;
    private final double pointMs;
    private double held;
    private double sum;
    private int inSum;
    private long points;
    private int measured;

    /// A meter for a lead of that sampling frequency, in Hz.
    public QtMeter(double samplesPerSecond) {
        Check.that(samplesPerSecond >= QrsDetector.SAMPLES_PER_SECOND_MIN
            && samplesPerSecond <= QrsDetector.SAMPLES_PER_SECOND_MAX, "QT: sampling frequency");
        decimation = Math.max(1, (int) Math.rint(samplesPerSecond / POINTS_PER_SECOND));
        pointMs = 1000 * decimation / samplesPerSecond;
    }

    /// Takes one sample in millivolts; a NaN is a gap in which the last value holds.
    public void step(double millivolts) {
        if (millivolts == millivolts) {
            held = Math.max(-QrsDetector.MILLIVOLTS_MAX,
                Math.min(QrsDetector.MILLIVOLTS_MAX, millivolts));
        }
        sum += held;
        inSum++;
        if (inSum == decimation) {
            ring[(int) (points & RING - 1)] = sum / decimation;
            points++;
            sum = 0;
            inSum = 0;
        }
    }

    /// Measures the beat at that sample, which came `intervalMs` after the one before; its T wave has
    /// gone by. True when it could be measured.
    public boolean beat(long sample, double intervalMs) {
        long at = sample / decimation;
        double onset = onset(at);
        double from = intervalMs < SHORT_RR_MS ? 0.15 * intervalMs + 148 : 280;
        double to = intervalMs < SHORT_RR_MS ? 0.7 * intervalMs - 36 : 0.2 * intervalMs + 404;
        long end = end(at + points(from), at + points(to));
        double lengthMs = (end - onset) * pointMs;
        if (end < 0 || !(lengthMs >= QT_MS_MIN && lengthMs <= QT_MS_MAX)) {
            return false;
        }
        lengths.push((int) Math.rint(lengthMs));
        intervals.push((int) Math.rint(Math.min(3000, intervalMs)));
        measured = Math.min(LastEight.SIZE, measured + 1);
        if (measured == 1) {
            lengths.fill((int) Math.rint(lengthMs));
            intervals.fill((int) Math.rint(Math.min(3000, intervalMs)));
        }
        return true;
    }

    private int points(double milliseconds) {
        return (int) Math.rint(milliseconds / pointMs);
    }

    private double onset(long at) {
        int back = points(ONSET_BACK_MS);
        double steepest = 0;
        for (int i = -back; i < points(ONSET_AFTER_MS) && i < RING; i++) {
            steepest = Math.max(steepest, slope(at + i));
        }
        int first = 0;
        for (int i = -back; i < 0; i++) {
            boolean steep = slope(at + i) > STEEP_PART * steepest;
            first = first == 0 && steep ? i : first;
        }
        int flat = 0;
        int onset = -back;
        boolean found = false;
        for (int i = 0; i < RING && first - i > -2 * back && !found; i++) {
            flat = slope(at + first - i) < FLAT_PART * steepest ? flat + 1 : 0;
            found = flat == FLAT_POINTS;
            onset = first - i + FLAT_POINTS - 1;
        }
        return at + onset;
    }

    private long end(long from, long to) {
        if (to <= from || to + points(LEVEL_MS) >= points) {
            return -1;
        }
        double most = 0;
        double least = 0;
        long mostAt = from;
        long leastAt = from;
        for (int i = 0; i < RING && from + i <= to; i++) {
            double area = area(from + i);
            if (area > most) {
                most = area;
                mostAt = from + i;
            }
            if (area < least) {
                least = area;
                leastAt = from + i;
            }
        }
        boolean bothWays = most < -least * BOTH_WAYS && -least < most * BOTH_WAYS;
        return bothWays ? Math.max(mostAt, leastAt) : most > -least ? mostAt : leastAt;
    }

    /// The area of the last 128 ms above the level at `point`, in millivolts times points.
    private double area(long point) {
        int near = points(LEVEL_MS);
        double level = 0;
        for (int i = -near; i <= near && i < RING; i++) {
            level += at(point + i) / (2 * near + 1);
        }
        double area = 0;
        for (int i = 0; i < points(AREA_MS) && i < RING; i++) {
            area += at(point - i) - level;
        }
        return area;
    }

    private double slope(long point) {
        return Math.abs(at(point + 1) - at(point - 1));
    }

    private double at(long point) {
        long kept = Math.max(points - RING, Math.min(points - 1, point));
        return ring[(int) (Math.max(0, kept) & RING - 1)];
    }

    /// True when enough beats were measured.
    public boolean valid() {
        return measured >= MEASURED_MIN;
    }

    /// The QT interval, in milliseconds.
    public double qtMs() {
        return lengths.median();
    }

    /// The same as it would be at 60 beats a minute, by the cube root of the interval.
    public double fridericiaMs() {
        return lengths.median() / Elementary.cbrt(Math.max(1, intervals.median()) / 1000.0);
    }

    /// The same by the square root, which is customary and too long in fast hearts.
    public double bazettMs() {
        return lengths.median() / Math.sqrt(Math.max(1, intervals.median()) / 1000.0);
    }
}
