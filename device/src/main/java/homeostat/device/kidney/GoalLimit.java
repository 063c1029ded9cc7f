package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.In;
import homeostat.kernel.Limit;
import homeostat.kernel.Reading;
import homeostat.kernel.Reason;

/// Nothing beyond the fluid that is to be removed, by the machine's balance as it stands on the
/// port; and nothing at all while that is silent.
final class GoalLimit implements Limit<FluidRate> {
    private final In<FluidVolume> removed;
    private final KidneyTherapy therapy;

    GoalLimit(KidneyPorts ports, KidneyTherapy therapy) {
        this.removed = ports.removed;
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<FluidRate> bounds) {
        Reading<FluidVolume> reading = removed.reading();
        if (!reading.isGood()) {
            bounds.atMost(FluidRate.ML_PER_HOUR, 0, Reason.STALE);
        } else if (reading.in(FluidVolume.ML) >= therapy.goalMl()) {
            bounds.atMost(FluidRate.ML_PER_HOUR, 0, Reason.RANGE);
        }
    }
}
