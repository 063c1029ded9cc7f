package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

// [impl->req~never-above-thirteen~1]
/// Never faster than 13 mL for each kilogram and hour.
final class RateLimit implements Limit<FluidRate> {
    private final KidneyTherapy therapy;

    RateLimit(KidneyTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<FluidRate> bounds) {
        bounds.atMost(FluidRate.ML_PER_HOUR, therapy.rateMaxMlPerHour(), Reason.RATE);
    }
}
