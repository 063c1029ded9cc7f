package homeostat.body.glucose;

import homeostat.kernel.Elementary;
import homeostat.seed.Stream;

/// A continuous glucose monitor under the skin of a virtual patient: it reads the truth with the
/// errors that real ones were measured to have.
///
/// A disturbance `e` is drawn every fifteen minutes, `e ← φ·(e + n)` with `n` normal, so it lasts;
/// the Johnson SU transform `ξ + λ·sinh((e − γ)/δ)` gives it the heavy tails of sensors; a cubic
/// spline through eleven such knots (not-a-knot ends) carries it to the times between, block after
/// block of 150 minutes; the sum with the truth is cut off at the range the sensor shows. Error
/// is drawn for every period whether or not somebody looks, so two runs with the same stream see
/// the same error however they differ otherwise. Nothing is allocated after construction.
///
/// Source: Breton, Kovatchev, J. Diabetes Sci. Technol. 2(5), 2008, in the form simglucose uses.
public final class GlucoseSensor {

    private static final int KNOT_MINUTES = 15;
    private static final int INTERVALS = 10;
    private static final int BLOCK_MINUTES = INTERVALS * KNOT_MINUTES;

    private final SensorType type;
    private final Stream stream;
    private final NoiseCurve curve = new NoiseCurve(INTERVALS);
    private double disturbance;
    private int minuteOfBlock;
    private int minutesToReading;
    private double readingMgPerDl;

    /// A sensor that has just been applied; its stream is its own.
    public GlucoseSensor(SensorType type, Stream stream) {
        this.type = type;
        this.stream = stream;
        disturbance = stream.gaussian();
        curve.knot[INTERVALS] = errorMgPerDl(disturbance);
        drawBlock();
    }

    /// What it is.
    public SensorType type() {
        return type;
    }

    /// Lets the sensor look at the present minute: to be called once a minute, the first time at
    /// the minute it was applied. True when a new reading came of it.
    public boolean minute(double truthMgPerDl) {
        boolean due = minutesToReading == 0;
        if (due) {
            double shown = truthMgPerDl + errorMgPerDl();
            readingMgPerDl = Math.max(type.glucoseMinMgPerDl(),
                    Math.min(type.glucoseMaxMgPerDl(), shown));
            minutesToReading = type.periodMinutes();
        }
        minutesToReading--;
        minuteOfBlock++;
        if (minuteOfBlock == BLOCK_MINUTES) {
            drawBlock();
        }
        return due;
    }

    /// The latest reading; zero before there was one.
    public double glucoseMgPerDl() {
        return readingMgPerDl;
    }

    /// What the sensor would add to the truth in the minute that comes next.
    double errorMgPerDl() {
        int left = minuteOfBlock / KNOT_MINUTES;
        return curve.at(left, (minuteOfBlock - left * KNOT_MINUTES) / (double) KNOT_MINUTES);
    }

    private double errorMgPerDl(double e) {
        return type.xiMgPerDl()
                + type.lambdaMgPerDl() * Elementary.sinh((e - type.gamma()) / type.delta());
    }

    /// Draws ten more knots after the last one and lays a spline through the eleven.
    private void drawBlock() {
        curve.knot[0] = curve.knot[INTERVALS];
        for (int i = 1; i <= INTERVALS; i++) {
            disturbance = type.persistence() * (disturbance + stream.gaussian());
            curve.knot[i] = errorMgPerDl(disturbance);
        }
        curve.bend();
        minuteOfBlock = 0;
    }
}
