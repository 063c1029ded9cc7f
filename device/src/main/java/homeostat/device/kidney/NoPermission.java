package homeostat.device.kidney;

import homeostat.kernel.Bounds;
import homeostat.kernel.Fraction;
import homeostat.kernel.Limit;
import homeostat.kernel.Reason;

/// Forbids, whatever is proposed: the limit of a fallback that may only shut.
final class NoPermission implements Limit<Fraction> {
    @Override
    public void bound(long nowNs, Bounds<Fraction> bounds) {
        bounds.atMost(Fraction.ONE, 0, Reason.FLOOR);
    }
}
