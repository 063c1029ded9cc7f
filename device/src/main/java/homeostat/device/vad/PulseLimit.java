package homeostat.device.vad;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// The depth of the artificial pulse that the clinic allows.
final class PulseLimit implements Limit<PulseDepth> {
    private final VadTherapy therapy;

    PulseLimit(VadTherapy therapy) {
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<PulseDepth> bounds) {
        bounds.atMost(PulseDepth.RPM, therapy.pulseRpm(), Reason.RANGE);
    }
}
