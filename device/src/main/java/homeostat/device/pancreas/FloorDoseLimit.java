package homeostat.device.pancreas;

import homeostat.kernel.Bounds;
import homeostat.kernel.InsulinAmount;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// No bolus on a signal that is not to be trusted, below the floor, or on the way to it.
final class FloorDoseLimit implements Limit<InsulinAmount> {
    private final GlucoseWatch watch;

    FloorDoseLimit(GlucoseWatch watch) {
        this.watch = watch;
    }

    // [impl->req~no-insulin-below-floor~1]
    @Override
    public void bound(long nowNs, Bounds<InsulinAmount> bounds) {
        if (watch.trust() != SensorTrust.TRUSTED) {
            bounds.atMost(InsulinAmount.UNITS, 0, watch.trust().reason());
        } else if (watch.isBelowFloor()) {
            bounds.atMost(InsulinAmount.UNITS, 0, Reason.FLOOR);
        } else if (watch.isHeadedBelowFloor()) {
            bounds.atMost(InsulinAmount.UNITS, 0, Reason.PREDICTION);
        }
    }
}
