package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Flow;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Blood flow between 100 mL/min, below which blood clots, and what the access gives.
final class PumpLimit implements Limit<Flow> {
    private static final double LEAST_L_PER_MIN = 0.1;

    private final KidneyTherapy therapy;

    PumpLimit(KidneyTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<Flow> bounds) {
        bounds.atLeast(Flow.LITRES_PER_MINUTE, LEAST_L_PER_MIN, Reason.RANGE);
        bounds.atMost(Flow.LITRES_PER_MINUTE, therapy.bloodFlowMostLPerMin(), Reason.RANGE);
    }
}
