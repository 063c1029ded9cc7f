package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The largest rate, as a multiple of the basal rate.
///
/// Source: openaps/oref0 0.7.1, whose temporary rates stop at four times the current basal rate.
final class RateLimit implements Limit<InsulinRate> {
    private static final double BASAL_MULTIPLE_MAX = 4;
    private final Therapy therapy;

    RateLimit(Therapy therapy) {
        this.therapy = therapy;
    }

    // [impl->req~limits-hold~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinRate> bounds) {
        bounds.atMost(InsulinRate.UNITS_PER_HOUR,
                BASAL_MULTIPLE_MAX * therapy.basalUnitsPerHour(), Reason.RATE);
    }
}
