package homeostat.device.heart;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

/// A stroke grows by no more than 1 mL from one order to the next, and shrinks by 3 mL at most. It
/// looks at no sensor, so that none can mislead it.
final class StrokeLimit implements Limit<StrokeVolume> {
    static final double GROW_ML = 1;
    static final double SHRINK_ML = 3;

    private final OrderPort<StrokeVolume> port;

    StrokeLimit(OrderPort<StrokeVolume> port) {
        this.port = port;
    }

    @Override
    public void bound(long nowNs, Bounds<StrokeVolume> bounds) {
        Order<StrokeVolume> last = port.published();
        if (last.sequence() > 0) {
            double ml = last.in(StrokeVolume.ML);
            bounds.atMost(StrokeVolume.ML, ml + GROW_ML, Reason.RATE);
            bounds.atLeast(StrokeVolume.ML, ml - SHRINK_ML, Reason.RATE);
        }
    }
}
