package homeostat.device.vad;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The speeds that the clinic allows: never a stop, through which blood would run back.
final class SpeedLimit implements Limit<RotationSpeed> {
    private final VadTherapy therapy;

    SpeedLimit(VadTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<RotationSpeed> bounds) {
        bounds.atLeast(RotationSpeed.RPM, therapy.lowestRpm(), Reason.RANGE);
        bounds.atMost(RotationSpeed.RPM, therapy.highestRpm(), Reason.RANGE);
    }
}
