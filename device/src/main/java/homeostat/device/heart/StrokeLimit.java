package homeostat.device.heart;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

/// A stroke grows by no more than 1 mL from one order to the next, and not at all while the atrium
/// before it is nearly empty; it shrinks by 3 mL at most. It has a watch of its own.
final class StrokeLimit implements Limit<StrokeVolume> {
    private static final double GROW_ML = 1;
    private static final double SHRINK_ML = 3;
    private static final double EMPTY_MMHG = 1;

    private final OrderPort<StrokeVolume> port;
    private final AtriumWatch watch;

    StrokeLimit(OrderPort<StrokeVolume> port, AtriumWatch watch) {
        this.port = port;
        this.watch = watch;
    }

    /// Looks at the sensor once in a step.
    void observe() {
        watch.observe();
    }

    @Override
    public void bound(long nowNs, Bounds<StrokeVolume> bounds) {
        Order<StrokeVolume> last = port.published();
        if (last.sequence() > 0) {
            double ml = last.in(StrokeVolume.ML);
            boolean isEmpty = watch.isTrusted() && watch.meanMmHg() < EMPTY_MMHG;
            bounds.atMost(StrokeVolume.ML, isEmpty ? ml : ml + GROW_ML,
                    isEmpty ? Reason.FLOOR : Reason.RATE);
            bounds.atLeast(StrokeVolume.ML, ml - SHRINK_ML, Reason.RATE);
        }
    }
}
