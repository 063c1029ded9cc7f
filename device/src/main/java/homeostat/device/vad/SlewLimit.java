package homeostat.device.vad;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;
import homeostat.kernel.Span;

/// How fast the speed may change: slowly upwards, since a ventricle can be emptied in a few beats;
/// quickly downwards, since a wall must be let go within two. The first order is the safe speed or
/// less.
final class SlewLimit implements Limit<RotationSpeed> {
    private static final double UP_RPM_PER_S = 100;
    private static final double DOWN_RPM_PER_S = 4000;
    private static final long SPAN_MAX_NS = Span.seconds(1);
    private static final double NS_PER_S = 1e9;

    private final OrderPort<RotationSpeed> port;
    private final VadTherapy therapy;

    SlewLimit(OrderPort<RotationSpeed> port, VadTherapy therapy) {
        this.port = port;
        this.therapy = therapy;
    }

    @Override
    public void bound(long nowNs, Bounds<RotationSpeed> bounds) {
        Order<RotationSpeed> last = port.published();
        if (last.sequence() == 0) {
            bounds.atMost(RotationSpeed.RPM, therapy.safeRpm(), Reason.STARTING);
            return;
        }
        double seconds = Math.min(nowNs - last.atNs(), SPAN_MAX_NS) / NS_PER_S;
        double lastRpm = last.in(RotationSpeed.RPM);
        bounds.atMost(RotationSpeed.RPM, Math.max(lastRpm + UP_RPM_PER_S * seconds,
                therapy.lowestRpm()), Reason.RATE);
        bounds.atLeast(RotationSpeed.RPM, Math.min(lastRpm - DOWN_RPM_PER_S * seconds,
                therapy.highestRpm()), Reason.RATE);
    }
}
