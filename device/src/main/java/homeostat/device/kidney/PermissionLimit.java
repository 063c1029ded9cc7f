package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Fraction;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// No permission while the sensor that it depends on says what it must not. It has watches of its
/// own: the mode may be wrong, this is not asked.
final class PermissionLimit implements Limit<Fraction> {
    private final LimitWatch<?> first;
    private final LimitWatch<?> second;

    PermissionLimit(LimitWatch<?> first, LimitWatch<?> second) {
        this.first = first;
        this.second = second;
    }

    /// Looks at the sensors once in a step.
    void observe(long nowNs) {
        first.observe(nowNs);
        second.observe(nowNs);
    }

    @Override
    public void bound(long nowNs, Bounds<Fraction> bounds) {
        if (first.isOutside() || second.isOutside()) {
            bounds.atMost(Fraction.ONE, 0, Reason.FLOOR);
        }
        if (first.isLost() || second.isLost()) {
            bounds.atMost(Fraction.ONE, 0, Reason.STALE);
        }
    }
}
