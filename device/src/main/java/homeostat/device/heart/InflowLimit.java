package homeostat.device.heart;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

// [impl->req~an-empty-atrium-is-spared~1]
/// A stroke does not grow while the atrium before it is nearly empty, and shrinks while it is drawn
/// in. The right one shrinks while the left atrium is full, too: what it moves goes there. A limit
/// with watches of its own, whatever the controller believes.
final class InflowLimit implements Limit<StrokeVolume> {
    private static final double EMPTY_MMHG = 1;
    private static final double DRAWN_IN_MMHG = -1;
    private static final double FULL_MMHG = 17;
    static final double SPARE_ML = 1;

    private final OrderPort<StrokeVolume> port;
    private final AtriumWatch before;
    private final AtriumWatch behind;

    /// @param before what looks at the atrium before this side
    /// @param behind what looks at the atrium that this side fills, or null
    InflowLimit(OrderPort<StrokeVolume> port, AtriumWatch before, AtriumWatch behind) {
        this.port = port;
        this.before = before;
        this.behind = behind;
    }

    /// Looks at the sensors once in a step.
    void observe() {
        before.observe();
        if (behind != null) {
            behind.observe();
        }
    }

    @Override
    public void bound(long nowNs, Bounds<StrokeVolume> bounds) {
        Order<StrokeVolume> last = port.published();
        if (last.sequence() == 0) {
            return;
        }
        double ml = last.in(StrokeVolume.ML);
        if (before.isTrusted() && before.meanMmHg() < EMPTY_MMHG) {
            double spared = before.meanMmHg() < DRAWN_IN_MMHG ? ml - SPARE_ML : ml;
            bounds.atMost(StrokeVolume.ML, Math.max(spared, HeartPorts.STROKE_MIN_ML),
                    Reason.FLOOR);
        }
        if (behind != null && behind.isTrusted() && behind.meanMmHg() > FULL_MMHG) {
            bounds.atMost(StrokeVolume.ML, Math.max(ml - SPARE_ML, HeartPorts.STROKE_MIN_ML),
                    Reason.PREDICTION);
        }
    }
}
