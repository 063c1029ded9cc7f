package homeostat.device.pancreas;

import homeostat.kernel.Glucose;
import homeostat.kernel.In;
import homeostat.kernel.Reading;
import homeostat.kernel.Span;

/// Judges the sensor: which of its readings can have come from a body.
///
/// Three lies of a sensor are known: it stops speaking (stale), it jumps, it repeats itself
/// (flat). A watch keeps the last readings that were plausible, so that whoever holds one can look
/// at the patient with eyes of his own: the guards have one, the fallback has another.
final class GlucoseWatch {
    /// Below this no insulin is given at all. Source: level 1 hypoglycaemia, Battelino and others,
    /// Diabetes Care 42 (2019).
    static final double FLOOR_MG_PER_DL = 70;

    private static final int READINGS = 8;
    private static final double AHEAD_MIN = 20;

    /// A reading may differ from the one before it by this much, and by the rate below for each
    /// minute between them, but not by more than the largest. No body moves faster than 5 mg/dL/min
    /// for long; sensor noise adds.
    private static final double JUMP_MG_PER_DL = 25;
    private static final double JUMP_MG_PER_DL_PER_MIN = 8;
    private static final double JUMP_MAX_MG_PER_DL = 80;

    /// Readings that agree with each other for so long were the truth, and what was before the jump
    /// was the lie. Shorter, and a sensor that is pressed or has just slipped would be believed.
    private static final long AGREED_NS = Span.minutes(60);

    /// After so long without a plausible reading, and none that jumped, there is nothing to jump
    /// from.
    private static final long GAP_NS = Span.minutes(20);

    /// Source: openaps/oref0 0.7.1 calls a sensor flat when it has not moved for 45 minutes.
    private static final long FLAT_NS = Span.minutes(45);
    private static final double FLAT_MG_PER_DL = 1;

    /// Before it is called flat it is already too still to raise a rate on.
    private static final long STILL_NS = Span.minutes(15);
    private static final long TREND_NS = Span.minutes(16);
    private static final double NS_PER_MIN = 60e9;

    private final In<Glucose> glucose;
    private final double[] mgPerDl = new double[READINGS];
    private final long[] atNs = new long[READINGS];
    private long readings;
    private double trendMgPerDlPerMin;
    private double candidateMgPerDl = Double.NaN;
    private long candidateAtNs;
    private long agreedSinceNs;
    private boolean jumping;
    private double anchorMgPerDl = Double.NaN;
    private long anchorNs;
    private boolean fresh;
    private boolean still;
    private SensorTrust trust = SensorTrust.STARTING;

    GlucoseWatch(In<Glucose> glucose) {
        this.glucose = glucose;
    }

    // [impl->req~stale-reading-ends-dosing~1]
    // [impl->req~implausible-reading-ends-dosing~1]
    /// Looks at the port once in a step.
    void observe(long nowNs) {
        Reading<Glucose> reading = glucose.reading();
        fresh = false;
        still = false;
        trust = switch (reading.quality()) {
            case GOOD -> plausible(reading, nowNs);
            case DOUBTFUL, IMPLAUSIBLE -> SensorTrust.IMPLAUSIBLE;
            case STALE -> SensorTrust.STALE;
            case MISSING -> readings == 0 ? SensorTrust.STARTING : SensorTrust.STALE;
        };
    }

    /// Whether the sensor is to be trusted, and if not, why.
    SensorTrust trust() {
        return trust;
    }

    /// Whether this step brought a new plausible reading.
    boolean isFresh() {
        return fresh;
    }

    /// Whether the readings have hardly moved for a quarter of an hour: possible, and also how a
    /// stuck sensor begins.
    boolean isStill() {
        return still;
    }

    /// Whether there ever was a plausible reading.
    boolean hasReading() {
        return readings > 0;
    }

    /// The last plausible reading; NaN before the first.
    double lastMgPerDl() {
        return readings == 0 ? Double.NaN : mgPerDl[slot(0)];
    }

    /// When the last plausible reading was made.
    long lastAtNs() {
        return readings == 0 ? 0 : atNs[slot(0)];
    }

    /// Slope of the line through the plausible readings of the last quarter of an hour before the
    /// last one, by least squares, in mg/dL/min; 0 when there are fewer than two.
    double trendMgPerDlPerMin() {
        return trendMgPerDlPerMin;
    }

    /// Whether the last plausible reading is below the floor, or one that jumped there: a jump is
    /// not believed, but this one is feared.
    boolean isBelowFloor() {
        return isBelow(FLOOR_MG_PER_DL);
    }

    /// The same for another level.
    boolean isBelow(double levelMgPerDl) {
        return lastMgPerDl() < levelMgPerDl || jumping && candidateMgPerDl < levelMgPerDl;
    }

    /// Whether glucose will be below the floor in twenty minutes if it goes on as it does.
    boolean isHeadedBelowFloor() {
        return lastMgPerDl() + AHEAD_MIN * trendMgPerDlPerMin() < FLOOR_MG_PER_DL;
    }

    private SensorTrust plausible(Reading<Glucose> reading, long nowNs) {
        double value = reading.in(Glucose.MG_PER_DL);
        boolean isNew = readings == 0 || reading.atNs() > lastAtNs();
        if (!(Math.abs(value - anchorMgPerDl) <= FLAT_MG_PER_DL)) {
            anchorMgPerDl = value;
            anchorNs = reading.atNs();
        }
        still = nowNs - anchorNs >= STILL_NS;
        if (isNew && jumps(value, reading.atNs())) {
            return SensorTrust.IMPLAUSIBLE;
        }
        if (isNew) {
            accept(value, reading.atNs());
        }
        return nowNs - anchorNs >= FLAT_NS ? SensorTrust.FLAT : SensorTrust.TRUSTED;
    }

    private boolean jumps(double value, long readAtNs) {
        boolean gap = !jumping && readAtNs - lastAtNs() > GAP_NS;
        if (readings == 0 || gap || agrees(value, readAtNs, lastMgPerDl(), lastAtNs())) {
            jumping = false;
            return false;
        }
        if (!jumping || readAtNs > candidateAtNs) {
            if (!jumping || !agrees(value, readAtNs, candidateMgPerDl, candidateAtNs)) {
                agreedSinceNs = readAtNs;
            }
            jumping = true;
            candidateMgPerDl = value;
            candidateAtNs = readAtNs;
        }
        jumping = readAtNs - agreedSinceNs < AGREED_NS;
        return jumping;
    }

    private static boolean agrees(double value, long atNs, double otherValue, long otherNs) {
        double minutes = (atNs - otherNs) / NS_PER_MIN;
        return Math.abs(value - otherValue) <= Math.min(JUMP_MAX_MG_PER_DL,
                JUMP_MG_PER_DL + JUMP_MG_PER_DL_PER_MIN * minutes);
    }

    private void accept(double value, long readAtNs) {
        int slot = (int) Math.floorMod(readings, (long) READINGS);
        mgPerDl[slot] = value;
        atNs[slot] = readAtNs;
        readings++;
        fresh = true;
        trendMgPerDlPerMin = slopeMgPerDlPerMin();
    }

    /// Computed when a reading is accepted, since nothing else changes it.
    private double slopeMgPerDlPerMin() {
        long count = Math.min(readings, (long) READINGS);
        double n = 0;
        double sumT = 0;
        double sumG = 0;
        double sumTt = 0;
        double sumTg = 0;
        for (int ago = 0; ago < count; ago++) {
            int slot = slot(ago);
            long ageNs = lastAtNs() - atNs[slot];
            if (ageNs <= TREND_NS) {
                double t = -ageNs / NS_PER_MIN;
                n += 1;
                sumT += t;
                sumG += mgPerDl[slot];
                sumTt += t * t;
                sumTg += t * mgPerDl[slot];
            }
        }
        double spread = n * sumTt - sumT * sumT;
        return spread > 0 ? (n * sumTg - sumT * sumG) / spread : 0;
    }

    private int slot(int ago) {
        return (int) Math.floorMod(readings - 1 - ago, (long) READINGS);
    }
}
