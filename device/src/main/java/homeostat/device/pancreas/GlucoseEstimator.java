package homeostat.device.pancreas;

import homeostat.kernel.Estimate;
import homeostat.kernel.Glucose;

/// Glucose and its trend from the readings that a [GlucoseWatch] let through.
///
/// A two-state tracking filter: between readings it moves along its trend, a reading pulls both.
/// Source: alpha-beta filter, Bar-Shalom, "Estimation with Applications to Tracking and
/// Navigation" (2001), section 6.5.
final class GlucoseEstimator {
    private static final double PULL_PER_READING = 0.6;
    private static final double TREND_PULL_PER_READING = 0.15;
    private static final double MARGIN_MG_PER_DL = 20;
    private static final double NS_PER_MIN = 60e9;

    private final GlucoseWatch watch;
    private final Estimate<Glucose> glucose = new Estimate<>();
    private final Estimate<GlucoseTrend> trend = new Estimate<>();
    private double mgPerDl;
    private double mgPerDlPerMin;
    private long atNs;
    private boolean started;

    GlucoseEstimator(GlucoseWatch watch) {
        this.watch = watch;
    }

    /// Takes in the reading of this step, if the watch found a new one.
    void observe(long nowNs) {
        if (watch.isFresh()) {
            correct(watch.lastMgPerDl(), watch.lastAtNs());
        }
        if (started) {
            glucose.set(Glucose.MG_PER_DL, mgPerDl, MARGIN_MG_PER_DL, atNs);
            trend.set(GlucoseTrend.MG_PER_DL_PER_MINUTE, mgPerDlPerMin, 1, atNs);
        }
    }

    /// Forgets: the next reading starts anew.
    void reset() {
        started = false;
    }

    /// What glucose is believed to be.
    Estimate<Glucose> glucose() {
        return glucose;
    }

    /// How fast it is believed to move.
    Estimate<GlucoseTrend> trend() {
        return trend;
    }

    private void correct(double reading, long readAtNs) {
        double minutes = (readAtNs - atNs) / NS_PER_MIN;
        if (!started || minutes > 20) {
            started = true;
            mgPerDl = reading;
            mgPerDlPerMin = 0;
        } else {
            double expected = mgPerDl + mgPerDlPerMin * minutes;
            double surprise = reading - expected;
            mgPerDl = expected + PULL_PER_READING * surprise;
            mgPerDlPerMin += TREND_PULL_PER_READING * surprise / minutes;
        }
        atNs = readAtNs;
    }
}
