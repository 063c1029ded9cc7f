package homeostat.signal;

import homeostat.kernel.Check;

/// One lead as the beat classifier sees it: the shape of the beat at hand, 8 ms a point.
///
/// The lead is averaged over 8 ms and kept for two seconds, so that a beat found late by
/// search-back can still be looked at. A shape is what lies from 96 ms before the fiducial point
/// to 144 ms after it, less the level before; around it, the stretches where a P wave would stand
/// and where the T wave does.
///
/// Source: own design; the window holds the QRS complex of any origin, whose duration is up to
/// 0.2 s.
final class BeatLead {
    /// Points of a shape.
    static final int POINTS = 31;
    /// By how many points a beat may be moved to lie on another.
    static final int LAG_MAX = 6;
    /// Points of the stretch before it, from 240 ms before the fiducial point on.
    static final int BEFORE_POINTS = 18;
    /// Points of the stretch after it, from 160 to 416 ms after the fiducial point.
    private static final int T_POINTS = 32;
    /// How long after its fiducial point a beat can be looked at, in seconds.
    static final double SECONDS_AFTER = 0.49;

    private static final int BEFORE_FROM = -30;
    private static final int SHAPE_FROM = -12;
    private static final int LEVEL_POINTS = 3;
    private static final int AFTER_FROM = 20;
    private static final int AFTER_POINTS = 10;
    private static final double AREA_MIN = 1e-6;
    private static final int RING = 256;
    private static final double POINTS_PER_SECOND = 125;

    private final double[] ring = new double[RING];
    private final double[] stretch = new double[POINTS + 2 * LAG_MAX];
    private final double[] before = new double[BEFORE_POINTS];
    private final double[] afterwards = new double[T_POINTS + 2 * LAG_MAX];
    private final int decimation;
    private final double[] powers = new double[POINTS + 2 * LAG_MAX];
    private double held;
    private double sum;
    private int inSum;
    private long points;
    private long centre;
    private double level;
    private double size;
    private int lag;
    private double after;
    private double width;
    private double height;
    private double steepness;
    private double area;

    BeatLead(double samplesPerSecond) {
        Check.that(samplesPerSecond >= QrsDetector.SAMPLES_PER_SECOND_MIN,
            "beat lead: sampling frequency");
        decimation = Math.max(1, (int) Math.rint(samplesPerSecond / POINTS_PER_SECOND));
    }

    /// Takes one sample in millivolts; a NaN is a gap in which the last value holds.
    void step(double millivolts) {
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

    /// Looks at the complex of the beat whose fiducial point is that sample.
    void look(long sample) {
        centre = sample / decimation;
        level = 0;
        for (int i = 0; i < LEVEL_POINTS; i++) {
            level += at(centre + SHAPE_FROM + i) / LEVEL_POINTS;
        }
        double power = 0;
        for (int i = 0; i < stretch.length; i++) {
            double value = at(centre + SHAPE_FROM - LAG_MAX + i) - level;
            stretch[i] = value;
            power += value * value;
            powers[i] = power;
        }
        lag = 0;
        measure();
    }

    /// Looks at what lies before the complex and after it.
    void lookAround() {
        for (int i = 0; i < afterwards.length; i++) {
            afterwards[i] = at(centre + AFTER_FROM - LAG_MAX + i) - level;
        }
        double mean = 0;
        for (int i = 0; i < BEFORE_POINTS; i++) {
            before[i] = at(centre + BEFORE_FROM + i);
            mean += before[i] / BEFORE_POINTS;
        }
        for (int i = 0; i < BEFORE_POINTS; i++) {
            before[i] -= mean;
        }
        after = 0;
        for (int i = 0; i < AFTER_POINTS; i++) {
            after += afterwards[LAG_MAX + i] / AFTER_POINTS;
        }
    }

    /// Moves the beat by `lag` points, from `-LAG_MAX` to `LAG_MAX`.
    void shift(int lag) {
        this.lag = lag;
    }

    /// The sum of the squares of the shape.
    double power() {
        int from = LAG_MAX + lag;
        return powers[from + POINTS - 1] - powers[from] + stretch[from] * stretch[from];
    }

    /// The sum of the products of the shape and those points of `form` that begin at `base`.
    double product(double[] form, int base) {
        double product = 0;
        int from = LAG_MAX + lag;
        for (int i = 0; i < POINTS; i++) {
            product += form[base + i] * stretch[from + i];
        }
        return product;
    }

    /// Measures size, width and outline where the beat now lies. The width is the spread of the
    /// slope's squares in time: twice their standard deviation.
    void measure() {
        size = Math.sqrt(power() / POINTS);
        double previous = shape(0);
        double lowest = previous;
        double highest = previous;
        double own = previous;
        double absolute = Math.abs(previous);
        double mass = 0;
        double first = 0;
        double second = 0;
        steepness = 0;
        for (int i = 1; i < POINTS; i++) {
            double value = shape(i);
            double slope = value - previous;
            double weight = slope * slope;
            mass += weight;
            first += weight * i;
            second += weight * i * i;
            lowest = Math.min(lowest, value);
            highest = Math.max(highest, value);
            steepness = Math.max(steepness, Math.abs(slope));
            own += value;
            absolute += Math.abs(value);
            previous = value;
        }
        double mean = mass > 0 ? first / mass : 0;
        double variance = mass > 0 ? second / mass - mean * mean : 0;
        width = 2000 / POINTS_PER_SECOND * Math.sqrt(Math.max(0, variance));
        height = highest - lowest;
        area = own / (absolute + AREA_MIN);
    }

    private double at(long point) {
        long kept = Math.max(points - RING, Math.min(points - 1, point));
        return ring[(int) (Math.max(0, kept) & RING - 1)];
    }

    /// The shape in millivolts, at `index` of `POINTS`.
    double shape(int index) {
        return stretch[LAG_MAX + lag + index];
    }

    /// The stretch before, less its mean, in millivolts.
    double before(int index) {
        return before[index];
    }

    /// Root of the mean square of the shape, in millivolts.
    double size() {
        return size;
    }

    /// The mean of the 160 to 240 ms after the fiducial point, in millivolts above the level.
    double after() {
        return after;
    }

    /// The mean of the stretch after it, where the T wave stands, in millivolts above the level
    /// before.
    double wave() {
        double total = 0;
        for (int i = 0; i < T_POINTS; i++) {
            total += afterwards[LAG_MAX + lag + i];
        }
        return total / T_POINTS;
    }

    /// From the lowest to the highest point, in millivolts.
    double height() {
        return height;
    }

    /// The greatest change from point to point, in millivolts.
    double steepness() {
        return steepness;
    }

    /// Which way the complex points: 1 all up, -1 all down.
    double area() {
        return area;
    }

    /// How wide the complex is, in milliseconds.
    double width() {
        return width;
    }
}
