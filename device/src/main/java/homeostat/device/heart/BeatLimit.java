package homeostat.device.heart;

import homeostat.kernel.Bounds;
import homeostat.kernel.HeartRate;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

/// Rate moves by no more than two beats a minute from one order to the next.
final class BeatLimit implements Limit<HeartRate> {
    private static final double STEP_PER_MIN = 2;
    private final OrderPort<HeartRate> port;

    BeatLimit(OrderPort<HeartRate> port) {
        this.port = port;
    }

    @Override
    public void bound(long nowNs, Bounds<HeartRate> bounds) {
        Order<HeartRate> last = port.published();
        if (last.sequence() > 0) {
            double perMin = last.in(HeartRate.BEATS_PER_MINUTE);
            bounds.atMost(HeartRate.BEATS_PER_MINUTE, perMin + STEP_PER_MIN, Reason.RATE);
            bounds.atLeast(HeartRate.BEATS_PER_MINUTE, perMin - STEP_PER_MIN, Reason.RATE);
        }
    }
}
