package homeostat.trial.pancreas.baseline;

/// How a dose of insulin is used up, by two published curves.
///
/// The older is a triangle whose peak lies at 75 of 180 min, stretched to the duration. The newer
/// is exponential: with `τ = p(1 − p/d)/(1 − 2p/d)`, `a = 2τ/d` and
/// `S = 1/(1 − a + (1 + a)e^(−d/τ))` for a peak at `p` and a duration `d`, the activity is
/// `S/τ² · t(1 − t/d)e^(−t/τ)`.
///
/// Source: openaps/oref0 0.7.1, documentation of insulin curves; the exponential one was first
/// derived in LoopKit/Loop issue 388. The triangle's insulin on board is oref0's fit in steps of
/// five minutes.
///
/// @param shape triangle or exponential
/// @param durationMin duration of action
/// @param peakMin time of the largest activity of the exponential
record InsulinCurve(Shape shape, double durationMin, double peakMin) {
    private static final double MINUTES_PER_HOUR = 60;

    enum Shape { TRIANGLE, EXPONENTIAL }

    /// As oref0 reads a profile: a name that it does not know is the triangle, exponential
    /// curves last five hours at least, others three, and a peak of one's own is kept within
    /// bounds.
    ///
    /// @param name `bilinear`, `rapid-acting` or `ultra-rapid`; may be `null`
    /// @param hours duration of action
    /// @param ownPeakMin peak of one's own, NaN for none
    static InsulinCurve named(String name, double hours, double ownPeakMin) {
        boolean rapid = "rapid-acting".equals(name);
        if (!rapid && !"ultra-rapid".equals(name)) {
            return new InsulinCurve(Shape.TRIANGLE, Math.max(3, hours) * MINUTES_PER_HOUR, 75);
        }
        double peak = rapid ? 75 : 55;
        if (!Double.isNaN(ownPeakMin)) {
            peak = rapid ? Math.max(50, Math.min(120, ownPeakMin))
                    : Math.max(35, Math.min(100, ownPeakMin));
        }
        return new InsulinCurve(Shape.EXPONENTIAL, Math.max(5, hours) * MINUTES_PER_HOUR, peak);
    }

    /// Part of a dose that is used in the minute `minutes` after it.
    double activity(double minutes) {
        return switch (shape) {
            case TRIANGLE -> triangleActivity(minutes);
            case EXPONENTIAL -> exponentialActivity(minutes);
        };
    }

    /// Part of a dose that is left `minutes` after it.
    double left(double minutes) {
        return switch (shape) {
            case TRIANGLE -> triangleLeft(minutes);
            case EXPONENTIAL -> exponentialLeft(minutes);
        };
    }

    private double triangleActivity(double minutes) {
        double t = minutes * 180 / durationMin;
        double height = 2 / durationMin;
        if (t < 75) {
            return height / 75 * t;
        }
        return t < 180 ? height - height / 105 * (t - 75) : 0;
    }

    private double triangleLeft(double minutes) {
        double t = minutes * 180 / durationMin;
        if (t < 75) {
            double step = t / 5 + 1;
            return 1 + 0.001852 * step * (1 - step);
        }
        double past = (t - 75) / 5;
        return t < 180 ? 0.55556 + past * (0.001323 * past - 0.054233) : 0;
    }

    private double timeConstant() {
        return peakMin * (1 - peakMin / durationMin) / (1 - 2 * peakMin / durationMin);
    }

    private double scale(double tau, double a) {
        return 1 / (1 - a + (1 + a) * Math.exp(-durationMin / tau));
    }

    private double exponentialActivity(double minutes) {
        if (minutes >= durationMin) {
            return 0;
        }
        double tau = timeConstant();
        double scale = scale(tau, 2 * tau / durationMin);
        return scale / (tau * tau) * minutes * (1 - minutes / durationMin)
                * Math.exp(-minutes / tau);
    }

    private double exponentialLeft(double minutes) {
        if (minutes >= durationMin) {
            return 0;
        }
        double tau = timeConstant();
        double a = 2 * tau / durationMin;
        double square = minutes * minutes / (tau * durationMin * (1 - a));
        double bent = (square - minutes / tau - 1) * Math.exp(-minutes / tau) + 1;
        return 1 - scale(tau, a) * (1 - a) * bent;
    }
}
