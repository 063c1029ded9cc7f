package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The largest rate, as a multiple of the basal rate.
///
/// openaps/oref0 0.7.1 stops at four times the current basal rate; five is what the largest meals
/// of the virtual patients need without a bolus, and a rate is taken back within five minutes.
final class RateLimit implements Limit<InsulinRate> {
    private static final double BASAL_MULTIPLE_MAX = 5;
    private final Therapy therapy;

    RateLimit(Therapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<InsulinRate> bounds) {
        bounds.atMost(InsulinRate.UNITS_PER_HOUR,
                BASAL_MULTIPLE_MAX * therapy.basalUnitsPerHour(), Reason.RATE);
    }
}
