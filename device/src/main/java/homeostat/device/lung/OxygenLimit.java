package homeostat.device.lung;

import homeostat.kernel.Bounds;
import homeostat.kernel.Fraction;
import homeostat.kernel.Limit;
import homeostat.kernel.Order;
import homeostat.kernel.OrderPort;
import homeostat.kernel.Reason;

// [impl->req~never-room-air~1]
/// Never less than the clinic's least. Less than was ordered last only while a watch of its own
/// knows that saturation is not below the band, and then slowly; without that watch nothing is
/// lowered below the backup.
final class OxygenLimit implements Limit<Fraction> {
    private static final double DOWN_EACH = 0.01;
    private static final double BELOW = 0.02;

    private final OrderPort<Fraction> port;
    private final LungTherapy therapy;
    private final GasWatch<Fraction> watch;

    OxygenLimit(LungPorts ports, LungTherapy therapy, GasWatch<Fraction> watch) {
        this.port = ports.oxygen;
        this.therapy = therapy;
        this.watch = watch;
    }

    /// Looks at the sensor once in a step.
    void observe() {
        watch.observe();
    }

    @Override
    public void bound(long nowNs, Bounds<Fraction> bounds) {
        bounds.atLeast(Fraction.ONE, therapy.leastOxygen(), Reason.RANGE);
        Order<Fraction> last = port.published();
        if (last.sequence() == 0) {
            bounds.atLeast(Fraction.ONE, therapy.backupOxygen(), Reason.STARTING);
            return;
        }
        double now = Math.max(therapy.leastOxygen(), Math.min(1, last.in(Fraction.ONE)));
        if (!watch.isTrusted()) {
            bounds.atLeast(Fraction.ONE, Math.min(now, therapy.backupOxygen()),
                    watch.trust().reason());
        } else if (watch.mean() < therapy.saturation() - BELOW) {
            bounds.atLeast(Fraction.ONE, now, Reason.FLOOR);
        } else {
            bounds.atLeast(Fraction.ONE, now - DOWN_EACH, Reason.RATE);
        }
    }
}
