package homeostat.device.heart;

import homeostat.kernel.Bounds;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

/// The right stroke stays between 70 and 110 % of the left one's newest order, whatever anybody
/// believes of pressures: a difference beyond that fills the lungs or empties them in
/// less than a minute. Up to 140 % while the left atrium is short of blood by this limit's own
/// eyes: a right side that has become weak must be told more. It never asks for more haste than a
/// stroke may have, so that it leaves something to every order.
final class BalanceLimit implements Limit<StrokeVolume> {
    private static final double LEAST = 0.7;
    private static final double MOST = 1.1;
    private static final double MOST_WHILE_SHORT = 1.4;
    private static final double SHORT_MMHG = 6.5;

    private final OrderPort<StrokeVolume> right;
    private final OrderPort<StrokeVolume> left;
    private final AtriumWatch leftWatch;

    /// @param leftWatch what looks at the left atrium, or null for none
    BalanceLimit(OrderPort<StrokeVolume> right, OrderPort<StrokeVolume> left,
            AtriumWatch leftWatch) {
        this.right = right;
        this.left = left;
        this.leftWatch = leftWatch;
    }

    /// Looks at the sensor once in a step.
    void observe() {
        if (leftWatch != null) {
            leftWatch.observe();
        }
    }

    @Override
    public void bound(long nowNs, Bounds<StrokeVolume> bounds) {
        Order<StrokeVolume> last = right.published();
        Order<StrokeVolume> other = left.published();
        if (last.sequence() > 0 && other.sequence() > 0) {
            double ml = last.in(StrokeVolume.ML);
            double leftMl = other.in(StrokeVolume.ML);
            boolean isShort = leftWatch != null && leftWatch.isTrusted()
                    && leftWatch.meanMmHg() < SHORT_MMHG;
            double most = (isShort ? MOST_WHILE_SHORT : MOST) * leftMl;
            bounds.atMost(StrokeVolume.ML, Math.max(most, ml - StrokeLimit.SHRINK_ML),
                    Reason.RANGE);
            bounds.atLeast(StrokeVolume.ML,
                    Math.min(LEAST * leftMl, ml - InflowLimit.SPARE_ML), Reason.RANGE);
        }
    }
}
