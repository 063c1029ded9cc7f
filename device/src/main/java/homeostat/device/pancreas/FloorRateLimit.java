package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// No rate at all below the floor or on the way to it, and none above basal on a signal that is not
/// to be trusted or has become still.
final class FloorRateLimit implements Limit<InsulinRate> {
    private final GlucoseWatch watch;
    private final Therapy therapy;

    FloorRateLimit(GlucoseWatch watch, Therapy therapy) {
        this.watch = watch;
        this.therapy = therapy;
    }

    // [impl->req~no-insulin-below-floor~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinRate> bounds) {
        if (watch.trust() == SensorTrust.STALE || watch.trust() == SensorTrust.STARTING) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, therapy.basalUnitsPerHour(),
                    watch.trust().reason());
        } else if (watch.isBelowFloor()) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, 0, Reason.FLOOR);
        } else if (watch.trust() != SensorTrust.TRUSTED) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, therapy.basalUnitsPerHour(),
                    watch.trust().reason());
        } else if (watch.isHeadedBelowFloor()) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, 0, Reason.PREDICTION);
        } else if (watch.isStill()) {
            bounds.atMost(InsulinRate.UNITS_PER_HOUR, therapy.basalUnitsPerHour(), Reason.FLAT);
        }
    }
}
